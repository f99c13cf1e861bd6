package dev.gatehouse.iam.user;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.Optional;

/// Whom an operation is about that can be called without a user name: the user of that name, or the
/// caller.
public sealed interface Subject {
    /// The permission for an action on the subject.
    Access access(String action, Call call);

    /// The subject of a call.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if no name is given and the caller
    ///   is neither a user nor root
    static Subject of(Optional<String> userName, Call call) {
        if (userName.isPresent()) {
            return new Named(userName.get());
        }
        return switch (call.caller()) {
            case Caller.Root _ -> new Root();
            case Caller.User user -> new Named(user.name());
            case Caller.RoleSession _ ->
                    throw VALIDATION_ERROR.because(
                            "Must specify userName when calling with non-User credentials");
        };
    }

    /// The unique id under which the subject's credentials are kept.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is no such user
    String ownerId(Call call);

    /// The user name that answers show: root has none.
    Optional<String> shownName(Call call);

    /// A user.
    record Named(String userName) implements Subject {
        @Override
        public Access access(String action, Call call) {
            return Users.TYPE.access(action, userName, call);
        }

        @Override
        public String ownerId(Call call) {
            return Users.in(call).get(userName).id();
        }

        @Override
        public Optional<String> shownName(Call call) {
            return Optional.of(Users.in(call).get(userName).name());
        }
    }

    /// The root user of the caller's account.
    record Root() implements Subject {
        @Override
        public Access access(String action, Call call) {
            return Access.to(action, call.account().rootArn());
        }

        @Override
        public String ownerId(Call call) {
            return call.account().id().value();
        }

        @Override
        public Optional<String> shownName(Call call) {
            return Optional.empty();
        }
    }
}
