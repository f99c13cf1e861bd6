package dev.gatehouse.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyPrinterPropertyTest {
    @ParameterizedTest
    @MethodSource("dev.gatehouse.policy.json.RandomPolicies#seeds")
    void whatIsPrintedParsesBackToTheSamePolicy(long seed) {
        Policy policy = parse(JsonPrinter.oneLine(RandomPolicies.document(seed)));

        Policy again = parse(PolicyPrinter.print(policy));

        assertThat(again)
                .usingRecursiveComparison()
                .ignoringFields("text")
                .ignoringFieldsMatchingRegexes(".*\\.place", ".*\\.operator\\.base")
                .isEqualTo(policy);
        assertThat(PolicyPrinter.print(again)).isEqualTo(PolicyPrinter.print(policy));
    }

    private static Policy parse(String document) {
        return switch (PolicyParser.parse(document, PolicyType.RESOURCE)) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw new AssertionError(malformed.problems() + "\n" + document);
        };
    }
}
