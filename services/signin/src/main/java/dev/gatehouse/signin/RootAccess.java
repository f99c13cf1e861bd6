package dev.gatehouse.signin;

import dev.gatehouse.store.Kind;
import java.time.Instant;

/// With what the root user of an account signs in. The hash of the password is kept apart.
///
/// @param password the name of the password, which changes with it
/// @param set when it was set
public record RootAccess(String email, String password, Instant set) {
    /// The one record of an account, under [#KEY]; none if its root cannot sign in.
    public static final Kind<RootAccess> KIND = Kind.of("rootaccess", RootAccess.class);

    public static final String KEY = "root";

    String secretReference() {
        return "rootpassword/" + password;
    }
}
