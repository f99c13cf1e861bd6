package dev.gatehouse.server;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.mfa.MfaDevice;
import dev.gatehouse.iam.mfa.MfaTokens;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.ResourceQuestion.Member;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Lists the hardware tokens of the caller's account in the order of their serial numbers, a
/// hundred at once. Their seeds are never shown.
final class ListMfaTokens implements OwnOperation {
    @Override
    public String name() {
        return "ListMfaTokens";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        Member.requireOnly(body, List.of("after"));
        decisions.require(Access.to("gatehouse:ListMfaTokens", "*"), call);
        FirstPart<Entry> part =
                FirstPart.of(
                        MfaTokens.after(Member.text(body, "after").orElse(""), call).stream()
                                .map(token -> entry(token, call)),
                        Entry::serialNumber);
        return new Part(part.entries(), part.after());
    }

    private static Entry entry(MfaDevice token, Call call) {
        return new Entry(
                token.name(),
                token.ownerId().flatMap(id -> owner(id, call)),
                token.enabled().map(Object::toString));
    }

    private static Optional<String> owner(String id, Call call) {
        Account account = call.account();
        return id.equals(account.id().value())
                ? Optional.of(account.iamArn("root"))
                : call.view().by(User.KIND, "id", id).stream()
                        .findFirst()
                        .map(user -> user.arn(account));
    }

    /// What is answered.
    ///
    /// @param after with what to ask for the rest, if there is more
    record Part(List<Entry> tokens, Optional<String> after) {}

    /// One token.
    ///
    /// @param owner the ARN of who has it
    /// @param enabled since when
    record Entry(String serialNumber, Optional<String> owner, Optional<String> enabled) {}
}
