package dev.gatehouse.server.session;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.IssuedSession;
import dev.gatehouse.operation.SessionTokens;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Session tokens that hold the session itself, sealed.
public final class SealedSessionTokens implements SessionTokens {
    private static final String PURPOSE = "session";

    /// Longer tokens than any that is made here.
    private static final int MAX_LENGTH = 65_536;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Sealing sealing;

    public SealedSessionTokens(Sealing sealing) {
        this.sealing = sealing;
    }

    @Override
    public String seal(IssuedSession session) {
        byte[] content = json.writeValueAsBytes(Content.of(session));
        return Base64.getEncoder().encodeToString(sealing.seal(content, PURPOSE));
    }

    @Override
    public Optional<IssuedSession> open(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return sealing.open(Base64.getDecoder().decode(token), PURPOSE)
                    .map(content -> json.readValue(content, Content.class).issued());
        } catch (IllegalArgumentException | JacksonException notOurs) {
            return Optional.empty();
        }
    }

    /// What stands in a token.
    private record Content(
            String key,
            String secret,
            String partition,
            String account,
            Holder holder,
            Session session) {
        static Content of(IssuedSession issued) {
            Account account = issued.caller().account();
            return new Content(
                    issued.accessKeyId(),
                    issued.secretAccessKey(),
                    account.partition().id(),
                    account.id().value(),
                    Holder.of(issued.caller()),
                    issued.session());
        }

        IssuedSession issued() {
            var owner =
                    new Account(
                            Partition.find(partition).orElseThrow(IllegalArgumentException::new),
                            new AccountId(account));
            return new IssuedSession(key, secret, holder.caller(owner), session);
        }

        @Override
        public String toString() {
            return "Content[hidden]";
        }
    }

    /// Who holds a session: `root`, `user` or `role`.
    private record Holder(String type, String arn, String id, String name, String sessionName) {
        static Holder of(Caller caller) {
            return switch (caller) {
                case Caller.Root root -> new Holder("root", root.arn(), root.userId(), "", "");
                case Caller.User user ->
                        new Holder("user", user.arn(), user.userId(), user.name(), "");
                case Caller.RoleSession role ->
                        new Holder(
                                "role",
                                role.roleArn(),
                                role.roleId(),
                                role.roleName(),
                                role.sessionName());
            };
        }

        Caller caller(Account account) {
            return switch (type) {
                case "root" -> new Caller.Root(account);
                case "user" -> new Caller.User(account, arn, id, name);
                case "role" -> new Caller.RoleSession(account, arn, id, name, sessionName);
                default -> throw new IllegalArgumentException("no kind of caller: " + type);
            };
        }
    }
}
