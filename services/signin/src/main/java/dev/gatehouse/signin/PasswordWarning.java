package dev.gatehouse.signin;

import dev.gatehouse.store.Kind;

/// That the end of a password was announced, so that it is announced once.
///
/// @param ownerId the unique id of the user
/// @param password the name of the password
public record PasswordWarning(String ownerId, String password) {
    /// The last of each user, by owner.
    public static final Kind<PasswordWarning> KIND =
            Kind.of("passwordwarning", PasswordWarning.class);
}
