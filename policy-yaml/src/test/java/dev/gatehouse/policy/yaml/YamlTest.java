package dev.gatehouse.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
    private static final String YAML =
            """
            Version: 2012-10-17
            Statement:
              - Sid: Yes
                Effect: Allow
                Principal:
                  AWS: 012345678901
                Action: [s3:GetObject, "*"]
                Resource: '*'
                Condition:
                  Bool: {aws:SecureTransport: true}
                  NumericLessThan: {s3:max-keys: 0x10}
            """;
    private static final String JSON =
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Sid\": \"Yes\", \"Effect\": \"Allow\","
                    + " \"Principal\": {\"AWS\": \"012345678901\"}, \"Action\": [\"s3:GetObject\", \"*\"], \"Resource\": \"*\","
                    + " \"Condition\": {\"Bool\": {\"aws:SecureTransport\": \"true\"}, \"NumericLessThan\": {\"s3:max-keys\": \"0x10\"}}}]}";

    @Test
    void everyScalarIsAText() {
        assertThat(JsonPrinter.oneLine(YamlReader.read(YAML))).isEqualTo(JSON);
    }

    @Test
    void whatAnyReaderCouldMistakeIsQuoted() {
        assertThat(YamlPrinter.print(JsonReader.read(JSON)))
                .isEqualTo(
                        """
                        Version: '2012-10-17'
                        Statement:
                          - Sid: 'Yes'
                            Effect: Allow
                            Principal:
                              AWS: '012345678901'
                            Action:
                              - s3:GetObject
                              - '*'
                            Resource: '*'
                            Condition:
                              Bool:
                                aws:SecureTransport: 'true'
                              NumericLessThan:
                                s3:max-keys: '0x10'
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": \"it's: # no comment\", \"b\": [\"- x\", \"\", \" \", \"a: b\", \"a:\", \"#\", \"&x\", \"!t\", \"%\", \"~\", \"on\", \"1e3\", \"=\", \"<<\"]}",
                "{\"\": \"\", \"k\\n\": \"\\u0001\\u00e9\\ud83d\\ude00\\t\\\"\\\\\\u2028\\u0085\\ufeff\"}",
                "[[\"a\", [\"b\"]], {\"c\": {\"d\": [{\"e\": \"f\"}]}}, {}, [], null, {\"g\": null}]",
                "\"s3:*\"",
            })
    void whatIsPrintedReadsBackTheSame(String json) {
        String yaml = YamlPrinter.print(JsonReader.read(json));

        assertThat(JsonPrinter.oneLine(YamlReader.read(yaml))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Action: *' | 1:10",
                "'Action: *all' | 1:9: anchors and aliases",
                "'a: &x b' | 1:4: anchors and aliases",
                "'Resource: !Sub x' | 1:11: tag `!Sub`",
                "'a: 1\na: 2' | 2:1: the name `a` appears twice",
                "'a: 1\n--- \nb: 2' | there is more after the end",
                "'' | the document is empty",
                "'a: [' | 1:",
                "'{[a]: b}' | 1:2: a name is expected",
            })
    void mistakesHaveAPlace(String yaml, String message) {
        assertThatThrownBy(() -> YamlReader.read(yaml))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageContaining(message);
    }

    @Test
    void depthAndLengthAreBounded() {
        assertThatThrownBy(() -> YamlReader.read("[".repeat(100_000)))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageContaining("nested deeper");
        assertThatThrownBy(() -> YamlReader.read("a".repeat(YamlReader.MAX_LENGTH + 1)))
                .isInstanceOf(YamlSyntaxException.class);
    }
}
