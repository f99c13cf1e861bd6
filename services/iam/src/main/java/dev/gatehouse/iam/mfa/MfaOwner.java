package dev.gatehouse.iam.mfa;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Call;
import java.util.Optional;

/// Whose device a request is about. Operations that must name a user take `root` from root, for
/// itself, unless there is a user of that name.
final class MfaOwner {
    private static final String ROOT = "root";

    private MfaOwner() {}

    static Subject of(String userName, Call call) {
        boolean root =
                call.caller() instanceof Caller.Root
                        && userName.equals(ROOT)
                        && Users.in(call).find(ROOT).isEmpty();
        return root ? new Subject.Root() : new Subject.Named(userName);
    }

    static Subject of(Optional<String> userName, Call call) {
        return userName.map(name -> of(name, call)).orElseGet(() -> Subject.of(userName, call));
    }

    static String shownName(Subject subject, Call call) {
        return subject.shownName(call).orElse(ROOT);
    }
}
