package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.condition.ContextValues;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import dev.gatehouse.policy.pattern.VariableValues;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The matcher against one that tries every way, on texts of few different characters.
class GlobAgreesTest {
    private static final long PATTERNS = Long.getLong("gatehouse.policy.patterns", 100_000);

    private static final List<String> PIECES =
            List.of("a", "b", ":", "/", "*", "?", "**", "a*", "${k}", "${none}", "${none, 'b'}");
    private static final List<String> MORE_PIECES = List.of("${*}", "${?}", "${", "$", "}", "ab");

    private static final RequestContext REQUEST =
            RequestContext.of("s3:GetObject", "*", new RequestPrincipal.Anonymous(), "123456789012")
                    .with("k", "a*")
                    .build();

    @Test
    void onGeneratedPatterns() {
        int matched = 0;
        for (long seed = 0; seed < PATTERNS; seed++) {
            var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
            String pattern = pattern(random);
            String value = value(random);
            boolean variables = random.nextInt(4) > 0;

            boolean like = Glob.like(Template.of(pattern, variables)).matches(value, Values.OF);
            boolean resource = Glob.resource(pattern, variables).matches(value, Values.OF);

            assertThat(like)
                    .as("`%s` and `%s`, variables %s", pattern, value, variables)
                    .isEqualTo(
                            Text.replaced(pattern, variables, REQUEST)
                                    .filter(text -> text.matches(value))
                                    .isPresent());
            assertThat(resource)
                    .as("resource `%s` and `%s`, variables %s", pattern, value, variables)
                    .isEqualTo(
                            Text.resource(pattern, variables, REQUEST)
                                    .filter(text -> text.matches(value))
                                    .isPresent());
            matched += (like ? 1 : 0) + (resource ? 1 : 0);
        }
        assertThat(matched).isGreaterThan((int) (PATTERNS / 30));
    }

    private static String pattern(Random random) {
        var pattern = new StringBuilder();
        for (int length = 1 + random.nextInt(10); length > 0; length--) {
            List<String> pieces = random.nextInt(6) == 0 ? MORE_PIECES : PIECES;
            pattern.append(pieces.get(random.nextInt(pieces.size())));
        }
        return pattern.toString();
    }

    private static String value(Random random) {
        var value = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            value.append("aab:::/*".charAt(random.nextInt(8)));
        }
        return value.toString();
    }

    private enum Values implements VariableValues {
        OF;

        @Override
        public @Nullable String singleValue(String key) {
            return REQUEST.find(key).map(ContextValues::singleText).orElse(null);
        }

        @Override
        public boolean hasKey(String key) {
            return REQUEST.find(key).isPresent();
        }
    }
}
