package dev.gatehouse.iam.simulator;

import dev.gatehouse.iam.policysource.PolicySource;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestPrincipal;
import java.util.ArrayList;
import java.util.List;

/// The policies that take part in a simulation.
final class SimulatedPolicies {
    private SimulatedPolicies() {}

    /// Those that the request brings.
    static List<SimulatedPolicy> given(Scenario scenario) {
        var policies =
                new ArrayList<>(
                        SimulatedPolicy.given(
                                "PolicyInputList",
                                scenario.policies(),
                                PolicyType.IDENTITY,
                                "none"));
        policies.addAll(
                SimulatedPolicy.given(
                        "PermissionsBoundaryPolicyInputList",
                        scenario.boundaries(),
                        PolicyType.PERMISSIONS_BOUNDARY,
                        "none"));
        policies.addAll(
                SimulatedPolicy.given(
                        "ResourcePolicy",
                        scenario.resourcePolicy().stream().toList(),
                        PolicyType.RESOURCE,
                        "resource"));
        return policies;
    }

    /// Those that an entity has. Its boundary counts unless the request brings one.
    static List<SimulatedPolicy> of(PolicySource source, Scenario scenario) {
        var policies = new ArrayList<SimulatedPolicy>();
        source.policies()
                .forEach(policy -> policies.add(SimulatedPolicy.of(policy, PolicyType.IDENTITY)));
        if (scenario.boundaries().isEmpty()) {
            source.boundary()
                    .map(policy -> SimulatedPolicy.of(policy, PolicyType.PERMISSIONS_BOUNDARY))
                    .ifPresent(policies::add);
        }
        return policies;
    }

    /// The user who is simulated to call. Of a user of another account nothing but the ARN is
    /// known.
    static RequestPrincipal caller(Arn arn, Call call) {
        String text = arn.toString();
        String id =
                Users.in(call)
                        .find(text.substring(text.lastIndexOf('/') + 1))
                        .filter(user -> user.arn(call.account()).equals(text))
                        .map(User::id)
                        .orElse("");
        return new RequestPrincipal.User(arn.account(), text, id);
    }
}
