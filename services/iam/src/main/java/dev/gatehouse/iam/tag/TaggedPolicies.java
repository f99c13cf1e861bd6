package dev.gatehouse.iam.tag;

import dev.gatehouse.iam.managedpolicy.CustomerPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicy;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.SortedMap;

/// Managed policies as they are tagged: addressed by ARN.
public final class TaggedPolicies implements Tagged<ManagedPolicy> {
    private final CustomerPolicies policies;

    public TaggedPolicies(ManagedPolicies policies) {
        this.policies = new CustomerPolicies(policies);
    }

    @Override
    public Access access(String action, String arn, Call call) {
        return policies.access(action, arn, call);
    }

    @Override
    public ManagedPolicy get(String action, String arn, Call call) {
        return policies.getOwn(action, arn, call);
    }

    @Override
    public void retag(ManagedPolicy policy, SortedMap<String, String> tags, Call call) {
        CustomerPolicies.TYPE.in(call).put(policy.withTags(tags));
    }
}
