package dev.gatehouse.policy.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
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

    private static long work(String pattern, String value) {
        var compared = new AtomicLong();
        Glob.resource(pattern, false)
                .matches(
                        value,
                        new VariableValues() {
                            @Override
                            public @Nullable String singleValue(String key) {
                                return null;
                            }

                            @Override
                            public boolean hasKey(String key) {
                                return false;
                            }

                            @Override
                            public void compared(int characters) {
                                compared.addAndGet(characters);
                            }
                        });
        return compared.get();
    }
}
