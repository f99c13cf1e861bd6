package dev.gatehouse.api;

/// Says that the caller is wrong, in AWS's words. Answered as an error; nothing has changed.
/// Carries no stack trace: it is an answer, not a fault.
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final int status;

    AwsException(ErrorCode error, String message) {
        super(message, null, false, false);
        this.code = error.code();
        this.status = error.status();
    }

    /// As it stands in answers, such as `NoSuchEntity`.
    public String code() {
        return code;
    }

    /// The HTTP status of the answer.
    public int status() {
        return status;
    }

    /// What is wrong and what to do.
    public String message() {
        return String.valueOf(getMessage());
    }
}
