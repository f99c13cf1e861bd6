package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import dev.gatehouse.policy.pattern.VariableValues;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The engine's matcher says of any pattern and any value what the plain one says, and its work is
/// bounded. In a normal run over the inputs that are kept beside it; with `JAZZER_FUZZ=1` over
/// inputs that Jazzer makes.
class PatternFuzzTest {
    private static final int LONGEST = 300;

    private static final RequestContext NOTHING =
            RequestContext.of(
                            "s3:GetObject",
                            "*",
                            new RequestPrincipal.Service("s3.amazonaws.com"),
                            "123456789012")
                    .build();

    /// The input is a pattern and a value, each in a line.
    @FuzzTest
    void theMatcherAgreesWithThePlainOne(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        if (end < 0 || text.length() > LONGEST) {
            return;
        }
        String pattern = text.substring(0, end);
        String value = text.substring(end + 1);
        var work = new Work();

        assertThat(Glob.like(Template.of(pattern, false)).matches(value, work))
                .as("`%s` like `%s`", value, pattern)
                .isEqualTo(Text.pattern(pattern).matches(value));

        String lower = Glob.lowerSegments(value);
        assertThat(Glob.resource(pattern, false).matches(lower, work))
                .as("`%s` as the resource `%s`", lower, pattern)
                .isEqualTo(Text.resource(pattern, false, NOTHING).orElseThrow().matches(lower));
        assertThat(work.compared.get())
                .isLessThanOrEqualTo(4L * (pattern.length() + 12) * (value.length() + 1));
    }

    /// No variables, and a count of what was looked at.
    private static final class Work implements VariableValues {
        private final AtomicLong compared = new AtomicLong();

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
    }
}
