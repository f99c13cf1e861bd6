package dev.gatehouse.iam.credential;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

/// The status of a credential that its owner switches on and off.
public final class CredentialStatus {
    private static final String ACTIVE = "Active";
    private static final String INACTIVE = "Inactive";

    private CredentialStatus() {}

    /// The status as the API shows it.
    public static String shown(boolean active) {
        return active ? ACTIVE : INACTIVE;
    }

    /// Whether an update wants a credential switched on.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it wants another status than
    ///   `Active` or `Inactive`: credentials expire by themselves
    public static boolean active(String wanted) {
        return switch (wanted) {
            case ACTIVE -> true;
            case INACTIVE -> false;
            default -> throw INVALID_INPUT.because("Operation does not support status %s", wanted);
        };
    }
}
