package dev.gatehouse.policyspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.analysis.Formula;
import dev.gatehouse.policy.analysis.FormulaPrinter;
import dev.gatehouse.policy.analysis.KnownKeys;
import dev.gatehouse.policy.analysis.KnownPolicies;
import dev.gatehouse.policy.analysis.Question;
import dev.gatehouse.policy.analysis.Reasoning;
import dev.gatehouse.requirement.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What stays of a question, evaluated on any complete request, is what the engine decides on it.
@Requirement("C6")
class ReasoningAgreesTest {
    private static final long CASES = Long.getLong("gatehouse.policy.questions", 5_000);
    private static final int REQUESTS = 4;
    private static final List<String> PARTS =
            List.of("", "k", "b", "alice", "/k", "b/alice/k", "/", "Object", "Get", "ob:b", "10.0");

    @Test
    void onGeneratedQuestions() {
        long open = 0;
        long always = 0;
        for (long seed = 0; seed < CASES; seed++) {
            GeneratedCase one = GeneratedCase.of(seed);
            var random = new Random(seed);
            Set<String> fixed = fixed(random);
            Question question = question(one.request(), fixed, random);
            Formula allowed = Reasoning.allowed(KnownPolicies.complete(one.policies()), question);
            Authorizer authorizer = Authorizer.of(one.policies());

            for (int i = 0; i < REQUESTS; i++) {
                RequestContext request =
                        i == 0
                                ? one.request()
                                : one.changed(
                                        random,
                                        key -> !fixed.contains(key),
                                        matching(question.action(), random),
                                        question.pattern()
                                                ? matching(question.resource(), random)
                                                : question.resource());
                assertThat(allowed.holds(request))
                        .as(
                                "case %d: %s asks %s on %s, here %s on %s, keys %s, of %s: %s",
                                seed,
                                question.principal(),
                                question.action(),
                                question.resource(),
                                request.action(),
                                request.resource(),
                                request.keys(),
                                one.policies(),
                                FormulaPrinter.words(allowed))
                        .isEqualTo(authorizer.decide(request).isAllowed());
            }
            always += allowed.equals(Formula.always()) ? 1 : 0;
            open += allowed.equals(Formula.always()) || allowed.equals(Formula.never()) ? 0 : 1;
        }
        assertThat(always).isGreaterThan(CASES / 100);
        assertThat(open).isGreaterThan(CASES / 20);
    }

    private static Set<String> fixed(Random random) {
        var fixed = new HashSet<String>();
        for (String key : GeneratedCase.KEYS) {
            if (random.nextBoolean()) {
                fixed.add(key.toLowerCase(Locale.ROOT));
            }
        }
        return fixed;
    }

    /// A question that the request is one answer to.
    private static Question question(RequestContext request, Set<String> fixed, Random random) {
        KnownKeys keys = KnownKeys.none();
        for (String key : fixed) {
            keys =
                    request.find(key).isPresent()
                            ? keys.with(key, request.find(key).get())
                            : keys.without(key);
        }
        boolean pattern = random.nextBoolean();
        return new Question(
                random.nextInt(3) == 0 ? wider(request.action(), 3, random) : request.action(),
                pattern ? widerArn(request.resource(), random) : request.resource(),
                pattern,
                request.principal(),
                request.resourceAccount(),
                keys);
    }

    /// A text that a pattern matches.
    private static String matching(String pattern, Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '*' -> text.append(PARTS.get(random.nextInt(PARTS.size())));
                case '?' -> text.append("bkO".charAt(random.nextInt(3)));
                default -> text.append(c);
            }
        }
        return text.toString();
    }

    /// An ARN whose last part is a pattern.
    private static String widerArn(String arn, Random random) {
        int from = 0;
        for (int colons = 0; colons < 5; colons++) {
            from = arn.indexOf(':', from) + 1;
            if (from == 0) {
                return "*";
            }
        }
        return wider(arn, from, random);
    }

    /// The text with a star, or a question mark, in the place of a part that begins at the earliest
    /// at an offset.
    private static String wider(String text, int earliest, Random random) {
        if (earliest >= text.length()) {
            return text + "*";
        }
        int begin = earliest + random.nextInt(text.length() - earliest);
        int end = begin + random.nextInt(text.length() - begin + 1);
        boolean one = end == begin + 1 && random.nextBoolean();
        return text.substring(0, begin) + (one ? "?" : "*") + text.substring(end);
    }
}
