package dev.gatehouse.policy.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.policy.json.PolicyPrinter;
import java.nio.charset.StandardCharsets;

/// Whatever bytes come, readers answer with a value or with what is wrong. In a normal run over the
/// inputs that are kept beside it; with `JAZZER_FUZZ=1` over inputs that Jazzer makes.
class ReadersFuzzTest {
    @FuzzTest
    void documentsAreParsedOrRefused(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (PolicyType type : PolicyType.values()) {
            ParseResult saved = PolicyParser.validate(text, type);
            if (saved instanceof ParseResult.Parsed(var policy)) {
                assertThat(PolicyParser.parse(PolicyPrinter.print(policy), type))
                        .isInstanceOf(ParseResult.Parsed.class);
            }
        }
    }

    @FuzzTest
    void yamlIsReadOrRefused(byte[] input) {
        JsonValue value;
        try {
            value = YamlReader.read(new String(input, StandardCharsets.UTF_8));
        } catch (YamlSyntaxException refused) {
            return;
        }
        assertThat(JsonPrinter.oneLine(YamlReader.read(YamlPrinter.print(value))))
                .isEqualTo(JsonPrinter.oneLine(value));
    }
}
