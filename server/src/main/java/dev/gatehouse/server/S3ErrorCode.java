package dev.gatehouse.server;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.ErrorCode;
import dev.gatehouse.wire.sigv4.Signature;
import java.util.Optional;

/// What S3 answers where the other services say otherwise who may not in.
///
/// @see <a
///   href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList">Error
///   codes of S3</a>
enum S3ErrorCode implements ErrorCode {
    ACCESS_DENIED("AccessDenied", 403),
    AUTHORIZATION_HEADER_MALFORMED("AuthorizationHeaderMalformed", 400),
    AUTHORIZATION_QUERY_PARAMETERS_ERROR("AuthorizationQueryParametersError", 400),
    EXPIRED_TOKEN("ExpiredToken", 400),
    INVALID_ACCESS_KEY_ID("InvalidAccessKeyId", 403),
    INVALID_TOKEN("InvalidToken", 400),
    SIGNATURE_DOES_NOT_MATCH("SignatureDoesNotMatch", 403);

    private final String code;
    private final int status;

    S3ErrorCode(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    /// The same refusal in the words of S3.
    ///
    /// @param signature of the refused request, if it could be read
    static AwsException of(AwsException refusal, Optional<Signature> signature) {
        boolean ofSession = signature.flatMap(Signature::sessionToken).isPresent();
        boolean presigned = signature.filter(Signature::isPresigned).isPresent();
        return switch (refusal.code()) {
            case "InvalidClientTokenId" ->
                    ofSession
                            ? INVALID_TOKEN.because(
                                    "The provided token is malformed or otherwise invalid.")
                            : INVALID_ACCESS_KEY_ID.because("%s", ofKey(refusal));
            case "ExpiredToken" -> EXPIRED_TOKEN.because("The provided token has expired.");
            case "RequestExpired" -> ACCESS_DENIED.because("Request has expired");
            case "MissingAuthenticationToken" -> ACCESS_DENIED.because("Access Denied");
            case "IncompleteSignature" ->
                    presigned
                            ? AUTHORIZATION_QUERY_PARAMETERS_ERROR.because("%s", refusal.message())
                            : AUTHORIZATION_HEADER_MALFORMED.because("%s", refusal.message());
            case "SignatureDoesNotMatch" ->
                    SIGNATURE_DOES_NOT_MATCH.because(
                            "The request signature we calculated does not match the signature you"
                                    + " provided. Check your key and signing method.");
            default -> refusal;
        };
    }

    /// A key that is too old exists, and its holder is to know.
    private static String ofKey(AwsException refusal) {
        return refusal.message().equals(UnknownKeys.error().message())
                ? "The AWS Access Key Id you provided does not exist in our records."
                : refusal.message();
    }
}
