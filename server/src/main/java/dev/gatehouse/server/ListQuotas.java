package dev.gatehouse.server;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Lists the quotas of the caller's account.
final class ListQuotas implements OwnOperation {
    @Override
    public String name() {
        return "ListQuotas";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireNone(body);
        decisions.require(Access.to("gatehouse:ListQuotas", "*"), call);
        return new Answer(Stream.of(Quota.values()).map(quota -> Entry.of(quota, call)).toList());
    }

    /// What is answered.
    record Answer(List<Entry> quotas) {}

    /// One quota.
    ///
    /// @param limit that holds
    /// @param defaultLimit of an account for which nobody set another, AWS's where AWS has one
    record Entry(String name, int limit, int defaultLimit, int maximum) {
        static Entry of(Quota quota, Call call) {
            return new Entry(quota.key(), call.limit(quota), quota.defaultLimit(), quota.maximum());
        }
    }
}
