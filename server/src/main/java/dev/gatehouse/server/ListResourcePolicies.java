package dev.gatehouse.server;

import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import dev.gatehouse.server.resource.StoredPolicy;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Lists the resources of the caller's account that have a policy, in the order of their ARNs, a
/// hundred at once.
final class ListResourcePolicies implements OwnOperation {
    @Override
    public String name() {
        return "ListResourcePolicies";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("after"));
        decisions.require(Access.to("gatehouse:ListResourcePolicies", "*"), call);
        var all = call.view().map(StoredPolicy.KIND);
        var rest = Member.text(body, "after").map(last -> all.tailMap(last + '\0')).orElse(all);
        FirstPart<Entry> part =
                FirstPart.of(
                        rest.values().stream()
                                .map(stored ->
                                        new Entry(stored.resource(), stored.updated().toString())),
                        Entry::resourceArn);
        return new Part(part.entries(), part.after());
    }

    /// What is answered.
    ///
    /// @param after with what to ask for the rest, if there is more
    record Part(List<Entry> resourcePolicies, Optional<String> after) {}

    /// One resource.
    record Entry(String resourceArn, String updated) {}
}
