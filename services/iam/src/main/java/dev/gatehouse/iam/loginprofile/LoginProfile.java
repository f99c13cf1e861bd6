package dev.gatehouse.iam.loginprofile;

import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// That a user has a password. Its hash is kept apart, and so are those of the passwords before it,
/// which must not come back.
///
/// @param ownerId the unique id of the user
/// @param set when the password was set last
/// @param resetRequired whether the user must choose another when they sign in next
/// @param passwords names of the hashes, the newest first
public record LoginProfile(
        String ownerId,
        Instant created,
        Instant set,
        boolean resetRequired,
        List<String> passwords) {
    /// Profiles by owner.
    public static final Kind<LoginProfile> KIND =
            Kind.of("loginprofile", LoginProfile.class)
                    .indexedBy("owner", profile -> List.of(profile.ownerId()));

    public LoginProfile {
        passwords = List.copyOf(passwords);
    }

    /// Under what the hashes are kept, the newest first.
    public List<String> secretReferences() {
        return passwords.stream().map(LoginProfile::secretReference).toList();
    }

    static String secretReference(String password) {
        return "password/" + password;
    }

    LoginProfile withResetRequired(boolean required) {
        return new LoginProfile(ownerId, created, set, required, passwords);
    }

    /// The profile with a new password; as many of the last are remembered as a policy can ask for.
    LoginProfile withPassword(String password, Instant at) {
        var newestFirst = new ArrayList<>(List.of(password));
        newestFirst.addAll(passwords);
        int kept = Math.min(newestFirst.size(), PasswordPolicy.MAX_REMEMBERED);
        return new LoginProfile(ownerId, created, at, resetRequired, newestFirst.subList(0, kept));
    }
}
