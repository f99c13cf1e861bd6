package dev.gatehouse.server;

import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.server.resource.ResourceOwner;
import dev.gatehouse.server.resource.ResourcePolicies;
import dev.gatehouse.server.resource.StoredPolicy;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Takes the policy of a resource away. A name whose ARN does not say the account is free again.
final class DeleteResourcePolicy implements OwnOperation {
    private final ResourcePolicies policies;

    DeleteResourcePolicy(ResourcePolicies policies) {
        this.policies = policies;
    }

    @Override
    public String name() {
        return "DeleteResourcePolicy";
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
        Member.requireOnly(body, List.of("resourceArn"));
        ResourceQuestion resource = ResourceQuestion.parse(body, policies, call);
        resource.require("gatehouse:DeleteResourcePolicy", decisions, call);
        StoredPolicy stored = GetResourcePolicy.stored(resource, call);
        call.draft().remove(StoredPolicy.KIND, stored.resource());
        if (!resource.saysOwner()) {
            call.installation().remove(ResourceOwner.KIND, stored.resource());
        }
        return Map.of("resourceArn", stored.resource());
    }
}
