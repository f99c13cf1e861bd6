package dev.gatehouse.conformance;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// An error as a client sees it.
///
/// @param status of the HTTP answer
public record Refusal(String code, int status, String message) {

    /// What the server answers to a call that it refuses; fails if it does not.
    public static Refusal of(ThrowingCallable call) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        if (refused == null) {
            throw new AssertionError("the call was not refused");
        }
        return new Refusal(
                refused.awsErrorDetails().errorCode(),
                refused.statusCode(),
                refused.awsErrorDetails().errorMessage());
    }

    public static Refusal noSuchEntity(String message) {
        return new Refusal("NoSuchEntity", 404, message);
    }

    public static Refusal entityAlreadyExists(String message) {
        return new Refusal("EntityAlreadyExists", 409, message);
    }

    public static Refusal limitExceeded(String message) {
        return new Refusal("LimitExceeded", 409, message);
    }

    public static Refusal deleteConflict(String message) {
        return new Refusal("DeleteConflict", 409, message);
    }

    public static Refusal invalidInput(String message) {
        return new Refusal("InvalidInput", 400, message);
    }

    public static Refusal validationError(String message) {
        return new Refusal("ValidationError", 400, message);
    }

    public static Refusal malformedPolicyDocument(String message) {
        return new Refusal("MalformedPolicyDocument", 400, message);
    }

    public static Refusal accessDenied(String message) {
        return new Refusal("AccessDenied", 403, message);
    }

    public static Refusal policyNotAttachable(String message) {
        return new Refusal("PolicyNotAttachable", 400, message);
    }

    public static Refusal invalidClientTokenId() {
        return new Refusal(
                "InvalidClientTokenId",
                403,
                "The security token included in the request is invalid.");
    }

    public static Refusal expiredToken() {
        return new Refusal(
                "ExpiredToken", 403, "The security token included in the request is expired");
    }
}
