package dev.gatehouse.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The implicit denials there are, made once.
final class ImplicitDenials {
    private static final Map<PolicyType, Decision> BY_TYPE =
            Arrays.stream(PolicyType.values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Function.identity(), Decision.ImplicitlyDenied::new));

    private ImplicitDenials() {}

    static Decision of(PolicyType missing) {
        return Objects.requireNonNull(BY_TYPE.get(missing));
    }
}
