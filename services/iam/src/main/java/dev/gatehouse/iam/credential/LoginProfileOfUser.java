package dev.gatehouse.iam.credential;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;
import java.util.function.Function;

/// `GetLoginProfile` and `DeleteLoginProfile`: no user can have a password yet, so there is none to
/// show or to delete.
public record LoginProfileOfUser<I, O>(String action, Function<I, Optional<String>> userName)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return Subject.of(userName.apply(request), call).access(action, call);
    }

    @Override
    public O handle(I request, Call call) {
        Subject subject = Subject.of(userName.apply(request), call);
        subject.ownerId(call);
        throw NO_SUCH_ENTITY.because(
                "Login Profile for User %s cannot be found.",
                subject.shownName(call).orElse("root"));
    }
}
