package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.condition.Address.Network;
import dev.gatehouse.policy.pattern.ArnPattern;
import dev.gatehouse.policy.pattern.ArnPattern.Colons;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a condition operator compares values of a request with those of a policy.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///   operators</a>
interface Comparison {
    /// Makes ready what a policy says.
    ///
    /// @param variables whether variables in it are replaced
    Expected expect(List<String> policy, boolean variables);

    /// What came of a comparison.
    enum Outcome {
        MATCHES,
        DIFFERS,
        /// The condition is false, negated or not: a value cannot be read as what is compared.
        UNREADABLE
    }

    /// The values of a policy, of which any may match. What cannot be read among them matches
    /// nothing.
    interface Expected {
        Outcome test(ContextValue request, ContextKeys keys);
    }

    /// Values that are compared with the text as it is.
    interface ExpectedText extends Expected {
        Outcome testText(String request, ContextKeys keys);

        @Override
        default Outcome test(ContextValue request, ContextKeys keys) {
            return testText(request.text(), keys);
        }
    }

    /// How two values that have an order must stand to each other.
    enum Order {
        EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /// @param compared the request's value compared with the policy's, as `compareTo` does
        boolean holds(int compared) {
            return switch (this) {
                case EQUAL -> compared == 0;
                case LESS -> compared < 0;
                case LESS_OR_EQUAL -> compared <= 0;
                case GREATER -> compared > 0;
                case GREATER_OR_EQUAL -> compared >= 0;
            };
        }
    }

    static Comparison string() {
        return string(false);
    }

    static Comparison stringIgnoringCase() {
        return string(true);
    }

    private static Comparison string(boolean ignoringCase) {
        return (policy, variables) -> text(policy, variables, ignoringCase);
    }

    private static ExpectedText text(List<String> policy, boolean variables, boolean ignoringCase) {
        List<Template> templates = templates(policy, variables);
        return templates.stream().anyMatch(Template::hasVariables)
                ? globs(templates.stream().map(one -> Glob.exactly(one, ignoringCase)))
                : new Texts(templates, ignoringCase);
    }

    static Comparison stringLike() {
        return (policy, variables) -> globs(templates(policy, variables).stream().map(Glob::like));
    }

    /// `true` or `false` in any letter case.
    static Comparison bool() {
        return (policy, variables) -> {
            ExpectedText expected = text(policy, variables, true);
            return (ExpectedText)
                    (request, keys) ->
                            isBool(request) ? expected.testText(request, keys) : Outcome.UNREADABLE;
        };
    }

    /// Byte equality of what both say in base 64.
    static Comparison binary() {
        return (policy, variables) -> {
            byte[][] expected =
                    policy.stream().flatMap(one -> base64(one).stream()).toArray(byte[][]::new);
            return (request, keys) -> {
                Optional<byte[]> actual = base64(request.text());
                if (actual.isEmpty()) {
                    return Outcome.UNREADABLE;
                }
                for (byte[] one : expected) {
                    if (Arrays.equals(one, actual.get())) {
                        return Outcome.MATCHES;
                    }
                }
                return Outcome.DIFFERS;
            };
        };
    }

    static Comparison numeric(Order order) {
        return (policy, variables) -> new Numbers(order, policy);
    }

    static Comparison date(Order order) {
        return (policy, variables) -> new Moments(order, policy);
    }

    static Comparison ipAddress() {
        return (policy, variables) -> new Networks(policy);
    }

    /// Each of the six parts on its own. A value of the policy that is no ARN makes a negated
    /// condition false too.
    static Comparison arn() {
        return (policy, variables) -> new Arns(templates(policy, variables));
    }

    /// Texts without variables.
    final class Texts implements ExpectedText {
        private final String[] texts;
        private final boolean ignoringCase;

        Texts(List<Template> templates, boolean ignoringCase) {
            this.texts = templates.stream().map(Template::text).toArray(String[]::new);
            this.ignoringCase = ignoringCase;
        }

        @Override
        public Outcome testText(String actual, ContextKeys keys) {
            for (String text : texts) {
                if (ignoringCase ? text.equalsIgnoreCase(actual) : text.equals(actual)) {
                    return Outcome.MATCHES;
                }
            }
            return Outcome.DIFFERS;
        }
    }

    final class Globs implements ExpectedText {
        private final Glob[] globs;

        Globs(Glob[] globs) {
            this.globs = globs;
        }

        @Override
        public Outcome testText(String actual, ContextKeys keys) {
            for (Glob glob : globs) {
                if (glob.matches(actual, keys)) {
                    return Outcome.MATCHES;
                }
            }
            return Outcome.DIFFERS;
        }
    }

    final class Numbers implements Expected {
        private final Order order;
        private final BigDecimal[] numbers;

        Numbers(Order order, List<String> policy) {
            this.order = order;
            this.numbers =
                    policy.stream()
                            .map(one -> new ContextValue(one).number())
                            .filter(Objects::nonNull)
                            .toArray(BigDecimal[]::new);
        }

        @Override
        public Outcome test(ContextValue request, ContextKeys keys) {
            BigDecimal actual = request.number();
            if (actual == null) {
                return Outcome.UNREADABLE;
            }
            for (BigDecimal number : numbers) {
                if (order.holds(actual.compareTo(number))) {
                    return Outcome.MATCHES;
                }
            }
            return Outcome.DIFFERS;
        }
    }

    final class Moments implements Expected {
        private final Order order;
        private final Instant[] moments;

        Moments(Order order, List<String> policy) {
            this.order = order;
            this.moments =
                    policy.stream()
                            .map(one -> new ContextValue(one).moment())
                            .filter(Objects::nonNull)
                            .toArray(Instant[]::new);
        }

        @Override
        public Outcome test(ContextValue request, ContextKeys keys) {
            Instant actual = request.moment();
            if (actual == null) {
                return Outcome.UNREADABLE;
            }
            for (Instant moment : moments) {
                if (order.holds(actual.compareTo(moment))) {
                    return Outcome.MATCHES;
                }
            }
            return Outcome.DIFFERS;
        }
    }

    final class Networks implements Expected {
        private final Network[] networks;

        Networks(List<String> policy) {
            this.networks =
                    policy.stream()
                            .flatMap(one -> Network.find(one).stream())
                            .toArray(Network[]::new);
        }

        @Override
        public Outcome test(ContextValue request, ContextKeys keys) {
            Address actual = request.address();
            if (actual == null) {
                return Outcome.UNREADABLE;
            }
            for (Network network : networks) {
                if (network.contains(actual)) {
                    return Outcome.MATCHES;
                }
            }
            return Outcome.DIFFERS;
        }
    }

    final class Arns implements Expected {
        private final ArnPattern[] patterns;

        Arns(List<Template> templates) {
            this.patterns = templates.stream().map(ArnPattern::of).toArray(ArnPattern[]::new);
        }

        @Override
        public Outcome test(ContextValue request, ContextKeys keys) {
            Colons colons = request.colons();
            if (colons == null) {
                return Outcome.UNREADABLE;
            }
            boolean spoilt = false;
            for (ArnPattern pattern : patterns) {
                @Nullable List<Glob> parts = pattern.in(keys).orElse(null);
                if (parts == null) {
                    spoilt |= !pattern.isNull(keys);
                } else if (ArnPattern.matches(parts, request.text(), colons, keys)) {
                    return Outcome.MATCHES;
                }
            }
            return spoilt ? Outcome.UNREADABLE : Outcome.DIFFERS;
        }
    }

    private static List<Template> templates(List<String> policy, boolean variables) {
        return policy.stream().map(one -> Template.of(one, variables)).toList();
    }

    private static ExpectedText globs(Stream<Glob> globs) {
        return new Globs(globs.toArray(Glob[]::new));
    }

    private static boolean isBool(String text) {
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
