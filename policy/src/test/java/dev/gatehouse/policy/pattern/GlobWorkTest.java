package dev.gatehouse.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.condition.ContextKeys;
import dev.gatehouse.policy.condition.ContextValues;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobWorkTest {
    /// Each repeated to 6,000 characters and compared with an ARN of 2,048.
    @ParameterizedTest
    @ValueSource(strings = {"*", "*a", "*?", "?*a?", "*:a", "*:*a*a", "a*ab"})
    void workIsBoundedByBothLengths(String part) {
        String pattern = part.repeat(6_000 / part.length());
        String value = "arn:aws:s3:::" + "a".repeat(2_048 - 13);
        String colons = "arn:" + ":a".repeat(1_022);

        assertThat(work(pattern, value)).isLessThan(6_144L * 2_048);
        assertThat(work(pattern, colons)).isLessThan(6_144L * 2_048);
        assertThat(work("arn:aws:" + pattern + "b", value)).isLessThan(6_144L * 2_048);
    }

    /// A document of the largest size that AWS takes, against the longest ARN: one long pattern, or
    /// many short ones.
    @ParameterizedTest
    @CsvSource({
        "*,1", "*?,1", "?*a?,1", "*:*a,1", "a*ab,1", "*a,16", "*?a,16", "a*ab,16", "*a,200",
        "*?,250"
    })
    void workOfAPolicyIsBoundedByBothLengths(String part, int patterns) {
        String pattern = "arn:aws:s3:::" + part.repeat((5_900 / patterns - 16) / part.length());
        String values = ("\"" + pattern + "\",").repeat(patterns - 1) + "\"" + pattern + "\"";
        String inResources = statement("\"Resource\": [%s]".formatted(values));
        String inTexts =
                statement(
                        "\"Resource\": \"*\", \"Condition\": {\"StringLike\": {\"k\": [%s]}}"
                                .formatted(values));
        String inArns =
                statement(
                        "\"Resource\": \"*\", \"Condition\": {\"ArnNotLike\": {\"k\": [%s]}}"
                                .formatted(values));
        String value = "arn:aws:s3:::" + "a".repeat(2_048 - 13);

        for (String document : List.of(inResources, inTexts, inArns)) {
            assertThat(document).hasSizeLessThanOrEqualTo(6_144);
            assertThat(workOf(document, value)).isLessThan(6_144L * 2_048);
        }
    }

    private static String statement(String elements) {
        return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", %s}}\
        """
                .formatted(elements);
    }

    private static long workOf(String document, String value) {
        if (!(PolicyParser.parse(document, PolicyType.IDENTITY)
                instanceof ParseResult.Parsed(Policy policy))) {
            throw new AssertionError(document);
        }
        var keys = new Counting(value);
        for (Statement statement : policy.statements()) {
            for (String pattern : statement.resources().orElseThrow().values()) {
                Glob.resource(pattern, true).matches(value, keys);
            }
            for (Condition condition : statement.conditions()) {
                condition.operator().compile(condition.key(), condition.values(), true).holds(keys);
            }
        }
        return keys.compared.get();
    }

    private static long work(String pattern, String value) {
        var keys = new Counting(value);
        Glob.resource(pattern, false).matches(value, keys);
        return keys.compared.get();
    }

    /// Every key has the same value; counts the characters that are looked at.
    private static final class Counting implements ContextKeys {
        private final AtomicLong compared = new AtomicLong();
        private final ContextValues values;

        Counting(String value) {
            this.values = ContextValues.single(value);
        }

        @Override
        public ContextValues values(String key) {
            return values;
        }

        @Override
        public @Nullable String singleValue(String key) {
            return values.singleText();
        }

        @Override
        public void compared(int characters) {
            compared.addAndGet(characters);
        }
    }
}
