package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The policies that apply to a principal's requests, as far as they are known.
///
/// @param unknown what is not known of each type of policy, such as a boundary whose document an
///   export lacks
public record KnownPolicies(PolicySet policies, Map<PolicyType, List<String>> unknown) {
    public KnownPolicies {
        unknown = Map.copyOf(unknown);
    }

    /// Policies of which all are known.
    public static KnownPolicies complete(PolicySet policies) {
        return new KnownPolicies(policies, Map.of());
    }

    /// These, where something more is not known.
    public KnownPolicies lacking(PolicyType type, String what) {
        Map<PolicyType, List<String>> more = new EnumMap<>(PolicyType.class);
        more.putAll(unknown);
        var list = new ArrayList<>(more.getOrDefault(type, List.of()));
        list.add(what);
        more.put(type, List.copyOf(list));
        return new KnownPolicies(policies, more);
    }

    /// What is not known of the policies of a type.
    List<String> unknown(PolicyType type) {
        return unknown.getOrDefault(type, List.of());
    }
}
