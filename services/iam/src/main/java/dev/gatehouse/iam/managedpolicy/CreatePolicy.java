package dev.gatehouse.iam.managedpolicy;

import dev.gatehouse.api.iam.CreatePolicyRequest;
import dev.gatehouse.api.iam.CreatePolicyResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;

/// Creates a customer managed policy with its first version.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html">CreatePolicy</a>
public final class CreatePolicy implements Operation<CreatePolicyRequest, CreatePolicyResponse> {
    private final Ids ids;
    private final PolicyShape shape;

    public CreatePolicy(Ids ids, ManagedPolicies policies, PolicyUses uses) {
        this.ids = ids;
        this.shape = new PolicyShape(policies, uses);
    }

    @Override
    public Access access(CreatePolicyRequest request, Call call) {
        String arn =
                CustomerPolicies.TYPE.arn(
                        call.account(), request.path().orElse("/"), request.policyName());
        return Tags.creating("iam:CreatePolicy", "iam:TagPolicy", arn, request.tags())
                .shownAs("policy " + request.policyName());
    }

    @Override
    public CreatePolicyResponse handle(CreatePolicyRequest request, Call call) {
        Entities<ManagedPolicy> policies = CustomerPolicies.TYPE.in(call);
        policies.requireUnused(request.policyName());
        CustomerPolicies.requireFit(request.policyDocument(), call);
        var first = new ManagedPolicy.Version("v1", request.policyDocument(), call.at());
        var policy =
                new ManagedPolicy(
                        request.policyName(),
                        request.path().orElse("/"),
                        ids.next("ANPA"),
                        request.description(),
                        call.at(),
                        call.at(),
                        first.id(),
                        2,
                        List.of(first),
                        Tags.of(request.tags(), call));
        CustomerPolicies.requireRoomForVersion(call);
        policies.add(policy);
        return CreatePolicyResponse.builder()
                .policy(shape.of(policy.arn(call.account()), policy, call))
                .build();
    }
}
