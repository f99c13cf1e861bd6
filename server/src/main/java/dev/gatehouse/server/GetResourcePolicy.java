package dev.gatehouse.server;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.server.resource.ResourcePolicies;
import dev.gatehouse.server.resource.StoredPolicy;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Answers the policy of a resource, with the ARNs that its principals have now.
final class GetResourcePolicy implements OwnOperation {
    private final ResourcePolicies policies;

    GetResourcePolicy(ResourcePolicies policies) {
        this.policies = policies;
    }

    @Override
    public String name() {
        return "GetResourcePolicy";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("resourceArn"));
        ResourceQuestion resource = ResourceQuestion.parse(body, policies, call);
        resource.require("gatehouse:GetResourcePolicy", decisions, call);
        StoredPolicy stored = stored(resource, call);
        return Map.of(
                "resourceArn", resource.arn(),
                "resourceAccount", resource.owner().id().value(),
                "policy", stored.pinned().shown(PolicyType.RESOURCE, call),
                "updated", stored.updated().toString());
    }

    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if the resource has no policy
    static StoredPolicy stored(ResourceQuestion resource, Call call) {
        return call.view()
                .find(StoredPolicy.KIND, resource.arn())
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "There is no policy of the resource %s.", resource.arn()));
    }
}
