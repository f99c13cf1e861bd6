package dev.gatehouse.authorization;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What is ready of the policies of callers who asked lately, so that it is not made for every
/// request. Policies are told apart by what they say: a changed one is another.
final class Authorizers {
    private static final int MAX_KNOWN = 1_024;

    private final ConcurrentHashMap<Own, Authorizer> known = new ConcurrentHashMap<>();

    /// What a caller has itself, whatever the resource and the session.
    private record Own(List<NamedPolicy> identity, Optional<NamedPolicy> boundary) {
        PolicySet policies() {
            PolicySet own = PolicySet.ofIdentity(identity);
            return boundary.map(own::boundedBy).orElse(own);
        }
    }

    /// One that decides by these policies.
    Authorizer of(PolicySet policies) {
        var own = new Own(policies.identity(), policies.boundary());
        Authorizer ready = known.get(own);
        if (ready == null) {
            ready = Authorizer.of(own.policies());
            if (known.mappingCount() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(own, ready);
        }
        return ready.around(policies);
    }
}
