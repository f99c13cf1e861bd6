package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.role.PinnedPolicy;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.server.resource.ResourceOwner;
import dev.gatehouse.server.resource.ResourcePolicies;
import dev.gatehouse.server.resource.StoredPolicy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Gives a resource its policy, in place of the one that it has. Who puts a policy on a resource
/// whose ARN does not say the account, such as a bucket, owns it until the policy is deleted.
final class PutResourcePolicy implements OwnOperation {
    private static final int MAX_BYTES = 20_480;
    private static final int MAX_POLICIES = 10_000;

    private final ResourcePolicies policies;

    PutResourcePolicy(ResourcePolicies policies) {
        this.policies = policies;
    }

    @Override
    public String name() {
        return "PutResourcePolicy";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public boolean changesInstallation() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("resourceArn", "policy"));
        ResourceQuestion resource = ResourceQuestion.parse(body, policies, call);
        resource.require("gatehouse:PutResourcePolicy", decisions, call);
        String document =
                Member.text(body, "policy")
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "Member `policy` of the body must be the document."));
        if (document.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw LIMIT_EXCEEDED.because(
                    "The policy of a resource can have at most %d bytes.", MAX_BYTES);
        }
        PinnedPolicy policy =
                PinnedPolicy.of(PolicyDocuments.validate(document, PolicyType.RESOURCE), call);
        boolean isNew = call.view().find(StoredPolicy.KIND, resource.arn()).isEmpty();
        if (isNew && call.view().count(StoredPolicy.KIND) >= MAX_POLICIES) {
            throw LIMIT_EXCEEDED.because(
                    "An account can have at most %d resource policies.", MAX_POLICIES);
        }
        call.draft()
                .put(
                        StoredPolicy.KIND,
                        resource.arn(),
                        StoredPolicy.of(resource.arn(), policy, call.at()));
        if (isNew && !resource.saysOwner()) {
            String owner = resource.owner().id().value();
            call.installation()
                    .put(
                            ResourceOwner.KIND,
                            resource.arn(),
                            new ResourceOwner(resource.arn(), owner));
        }
        return Map.of(
                "resourceArn", resource.arn(), "resourceAccount", resource.owner().id().value());
    }
}
