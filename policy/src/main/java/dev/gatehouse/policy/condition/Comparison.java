package dev.gatehouse.policy.condition;

import dev.gatehouse.policy.condition.Address.Network;
import dev.gatehouse.policy.pattern.ArnPattern;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/// How a condition operator compares values of a request with those of a policy.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
///   operators</a>
interface Comparison {
    /// Whether a value of a request can be read as what the operator compares. If not, the
    /// condition is false, negated or not.
    boolean reads(ContextValue request);

    /// Makes ready what a policy says.
    ///
    /// @param variables whether variables in it are replaced
    Expected expect(String policy, boolean variables);

    /// One value of a policy. What cannot be read matches nothing.
    interface Expected {
        boolean matches(ContextValue request, ContextKeys keys);

        /// Whether a condition with this value is false even when negated.
        default boolean spoils(ContextKeys keys) {
            return false;
        }
    }

    static Comparison string() {
        return of(
                request -> true,
                template -> {
                    Glob text = Glob.exactly(template, false);
                    return (request, keys) -> text.matches(request.text(), keys);
                });
    }

    static Comparison stringIgnoringCase() {
        return of(
                request -> true,
                template -> {
                    Glob text = Glob.exactly(template, true);
                    return (request, keys) -> text.matches(request.text(), keys);
                });
    }

    static Comparison stringLike() {
        return of(
                request -> true,
                template -> {
                    Glob pattern = Glob.like(template);
                    return (request, keys) -> pattern.matches(request.text(), keys);
                });
    }

    /// `true` or `false` in any letter case.
    static Comparison bool() {
        return of(
                request ->
                        request.text().equalsIgnoreCase("true")
                                || request.text().equalsIgnoreCase("false"),
                template -> {
                    Glob text = Glob.exactly(template, true);
                    return (request, keys) -> text.matches(request.text(), keys);
                });
    }

    /// Byte equality of what both say in base 64.
    static Comparison binary() {
        return plain(
                request -> base64(request.text()).isPresent(),
                policy -> {
                    Optional<byte[]> bytes = base64(policy);
                    return (request, keys) ->
                            bytes.isPresent()
                                    && base64(request.text())
                                            .filter(actual -> Arrays.equals(actual, bytes.get()))
                                            .isPresent();
                });
    }

    static Comparison numeric(IntPredicate order) {
        return plain(
                request -> request.number().isPresent(),
                policy -> {
                    var number = new ContextValue(policy).number();
                    return number.isEmpty()
                            ? (request, keys) -> false
                            : (request, keys) ->
                                    order.test(request.number().get().compareTo(number.get()));
                });
    }

    static Comparison date(IntPredicate order) {
        return plain(
                request -> request.moment().isPresent(),
                policy -> {
                    var moment = new ContextValue(policy).moment();
                    return moment.isEmpty()
                            ? (request, keys) -> false
                            : (request, keys) ->
                                    order.test(request.moment().get().compareTo(moment.get()));
                });
    }

    static Comparison ipAddress() {
        return plain(
                request -> request.address().isPresent(),
                policy -> {
                    Optional<Network> network = Network.find(policy);
                    return network.isEmpty()
                            ? (request, keys) -> false
                            : (request, keys) -> network.get().contains(request.address().get());
                });
    }

    /// Each of the six parts on its own. A value of the policy that is no ARN makes a negated
    /// condition false too.
    static Comparison arn() {
        return of(request -> request.colons().isPresent(), ArnValue::new);
    }

    /// A value of an ARN operator.
    final class ArnValue implements Expected {
        private final ArnPattern pattern;

        ArnValue(Template template) {
            this.pattern = ArnPattern.of(template);
        }

        @Override
        public boolean matches(ContextValue request, ContextKeys keys) {
            Optional<List<Glob>> parts = pattern.in(keys);
            return parts.isPresent()
                    && ArnPattern.matches(
                            parts.get(), request.text(), request.colons().get(), keys);
        }

        @Override
        public boolean spoils(ContextKeys keys) {
            return !pattern.isNull(keys) && pattern.in(keys).isEmpty();
        }
    }

    private static Comparison of(
            Predicate<ContextValue> reads, Function<Template, Expected> expect) {
        return new Comparison() {
            @Override
            public boolean reads(ContextValue request) {
                return reads.test(request);
            }

            @Override
            public Expected expect(String policy, boolean variables) {
                return expect.apply(Template.of(policy, variables));
            }
        };
    }

    private static Comparison plain(
            Predicate<ContextValue> reads, Function<String, Expected> expect) {
        return new Comparison() {
            @Override
            public boolean reads(ContextValue request) {
                return reads.test(request);
            }

            @Override
            public Expected expect(String policy, boolean variables) {
                return expect.apply(policy);
            }
        };
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
