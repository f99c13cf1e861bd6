package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.AccountQuotas;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Sets a limit of the caller's account, or gives it its default back. What there is already stays,
/// also beyond the limit.
final class PutQuota implements OwnOperation {
    @Override
    public String name() {
        return "PutQuota";
    }

    @Override
    public boolean changes() {
        return true;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("name", "limit"));
        decisions.require(Access.to("gatehouse:PutQuota", "*"), call);
        Quota quota =
                Member.text(body, "name")
                        .flatMap(Quota::find)
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "Member `name` of the body must be the name of a quota, as"
                                                + " ListQuotas says them."));
        AccountQuotas changed =
                AccountQuotas.in(call.view()).with(quota, limit(body.path("limit"), quota));
        call.draft().put(AccountQuotas.KIND, AccountQuotas.KEY, changed);
        return ListQuotas.Entry.of(quota, call);
    }

    private static Optional<Integer> limit(JsonNode given, Quota quota) {
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        boolean isLimit =
                given.isInt() && given.intValue() >= 0 && given.intValue() <= quota.maximum();
        if (!isLimit) {
            throw VALIDATION_ERROR.because(
                    "The limit of %s is a whole number from 0 to %d.",
                    quota.key(), quota.maximum());
        }
        return Optional.of(given.intValue());
    }
}
