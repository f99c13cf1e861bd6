package dev.gatehouse.sts;

import dev.gatehouse.api.sts.Credentials;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.IssuedSession;
import dev.gatehouse.operation.SessionTokens;
import java.util.random.RandomGenerator;

/// Makes temporary credentials.
final class Sessions {
    private final Ids ids;
    private final RandomGenerator secrets;
    private final SessionTokens tokens;

    Sessions(Ids ids, RandomGenerator secrets, SessionTokens tokens) {
        this.ids = ids;
        this.secrets = secrets;
        this.tokens = tokens;
    }

    /// New credentials with which their holder is `caller`.
    Credentials issue(Caller caller, Session session) {
        var issued =
                new IssuedSession(
                        ids.nextAccessKeyId("ASIA", caller.account().id()),
                        Ids.secretAccessKey(secrets),
                        caller,
                        session);
        return new Credentials(
                issued.accessKeyId(),
                session.expires(),
                issued.secretAccessKey(),
                tokens.seal(issued));
    }
}
