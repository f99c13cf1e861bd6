package dev.gatehouse.signin;

/// Why somebody did not get in. The person is never told; the event is.
public enum FailureReason {
    /// No such account or user, or one without a password.
    UNKNOWN_USER("UnknownUser"),
    WRONG_PASSWORD("WrongPassword"),
    /// The password was right, but only an administrator can set the next.
    PASSWORD_HARD_EXPIRED("PasswordHardExpired"),
    WRONG_CODE("WrongCode"),
    /// A security key did not count on: there is a copy of it.
    COPIED_SECURITY_KEY("CopiedSecurityKey"),
    /// A ticket that is not ours, has ended or was used, or whose password is no longer the one
    /// that was proven.
    INVALID_TICKET("InvalidTicket");

    private final String shown;

    FailureReason(String shown) {
        this.shown = shown;
    }

    /// As it stands in events.
    public String shown() {
        return shown;
    }
}
