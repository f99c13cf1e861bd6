package dev.gatehouse.wire.sigv4;

import static dev.gatehouse.api.CommonErrorCode.REQUEST_EXPIRED;
import static dev.gatehouse.api.CommonErrorCode.REQUEST_TIME_TOO_SKEWED;
import static dev.gatehouse.api.CommonErrorCode.SIGNATURE_DOES_NOT_MATCH;

import dev.gatehouse.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Proves that a request was signed with a secret access key, for this service and just now. Safe
/// for use by several threads.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">Troubleshoot
///   Signature Version 4</a>
public final class SignatureVerifier {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// S3 takes clocks that differ by more, and has an error of its own for those that do not.
    private static final Duration SKEW_OF_S3 = Duration.ofMinutes(15);

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String TERMINATOR = "aws4_request";

    private final SigningKeys keys = new SigningKeys();

    /// Refuses a request whose signature is not right.
    ///
    /// @param services the signing names that may stand in the scope
    /// @param times the clocks by any of which the signature may be fresh
    /// @throws dev.gatehouse.api.AwsException `SignatureDoesNotMatch` or `RequestExpired`, saying
    ///   what to correct
    public void verify(
            WireRequest request,
            Signature signature,
            String secretAccessKey,
            Set<String> services,
            Set<Instant> times) {
        verify(request, () -> hash(request), signature, secretAccessKey, services, times);
    }

    /// The same of a request whose body is elsewhere.
    ///
    /// @param bodyHash the SHA-256 of the body in hexadecimal
    public void verify(
            WireRequest request,
            Supplier<String> bodyHash,
            Signature signature,
            String secretAccessKey,
            Set<String> services,
            Set<Instant> times) {
        requireScope(signature, services);
        requireFresh(signature, times);
        requireSigned(request, signature);
        String toSign = toSign(request, signature, bodyHash);
        byte[] key = keys.key(secretAccessKey, signature.scope());
        String expected = HexFormat.of().formatHex(Digests.hmac(key, toSign));
        if (!MessageDigest.isEqual(bytes(expected), bytes(signature.value()))) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "The request signature we calculated does not match the signature you provided."
                            + " Check your AWS Secret Access Key and signing method. Consult the"
                            + " service documentation for details.\n\n"
                            + "The Canonical String for this request should have been\n'%s'\n\n"
                            + "The String-to-Sign should have been\n'%s'\n",
                    CanonicalRequest.shown(request, signature, bodyHash), toSign);
        }
        keys.keep(secretAccessKey, signature.scope(), key);
    }

    /// What stands for the body in a signature: its hash, or S3's word for a body that is not
    /// signed or signed piece by piece.
    ///
    /// @throws dev.gatehouse.api.AwsException `SignatureDoesNotMatch` if the request names another
    ///   hash
    public static String payload(
            WireRequest request, Signature signature, Supplier<String> bodyHash) {
        return CanonicalRequest.payload(request, signature, bodyHash);
    }

    /// The key that signs for a scope: whoever has it can sign for that day, region and service.
    public byte[] signingKey(String secretAccessKey, CredentialScope scope) {
        return keys.key(secretAccessKey, scope).clone();
    }

    static String toSign(WireRequest request, Signature signature, Supplier<String> bodyHash) {
        return "AWS4-HMAC-SHA256\n"
                + signature.date()
                + "\n"
                + signature.scope()
                + "\n"
                + HexFormat.of()
                        .formatHex(
                                Digests.sha256(CanonicalRequest.of(request, signature, bodyHash)));
    }

    private static void requireScope(Signature signature, Set<String> services) {
        CredentialScope scope = signature.scope();
        if (!scope.terminator().equals(TERMINATOR)) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Credential should be scoped with a valid terminator: '%s'.", TERMINATOR);
        }
        if (!services.contains(scope.service())) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Credential should be scoped to correct service: '%s'.",
                    String.join("' or '", services.stream().sorted().toList()));
        }
        if (!REGION.matcher(scope.region()).matches()) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Credential should be scoped to a valid region, such as 'us-east-1'.");
        }
        if (!signature.date().startsWith(scope.date()) || scope.date().length() != 8) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date"
                            + " from HTTP: '%s' != '%s', from '%s'.",
                    scope.date(), signature.date().substring(0, 8), signature.date());
        }
    }

    private static void requireFresh(Signature signature, Set<Instant> times) {
        for (Instant now : times) {
            if (isFresh(signature, now)) {
                return;
            }
        }
        Instant now = times.stream().max(Instant::compareTo).orElseThrow();
        boolean late = signature.isPresigned() && signature.at().isBefore(now);
        if (isOfS3(signature) && !late) {
            throw REQUEST_TIME_TOO_SKEWED.because(
                    "The difference between the request time and the current time is too large.");
        }
        if (signature.at().isAfter(now.plus(SKEW))) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Signature not yet current: %s is still later than %s (%s + 5 min.)",
                    signature.date(), basic(now.plus(SKEW)), basic(now));
        }
        if (signature.isPresigned()) {
            throw REQUEST_EXPIRED.because("Request has expired.");
        }
        throw SIGNATURE_DOES_NOT_MATCH.because(
                "Signature expired: %s is now earlier than %s (%s - 5 min.)",
                signature.date(), basic(now.minus(SKEW)), basic(now));
    }

    private static boolean isFresh(Signature signature, Instant now) {
        Instant at = signature.at();
        Duration skew = isOfS3(signature) ? SKEW_OF_S3 : SKEW;
        Instant last = at.plus(signature.expires().orElse(skew));
        return !now.isBefore(at.minus(skew)) && !now.isAfter(last);
    }

    private static boolean isOfS3(Signature signature) {
        return signature.scope().service().equals("s3");
    }

    /// What was not signed may have been changed on the way: the host and AWS's own headers count.
    private static void requireSigned(WireRequest request, Signature signature) {
        if (Set.copyOf(signature.signedHeaders()).size() < signature.signedHeaders().size()) {
            throw SIGNATURE_DOES_NOT_MATCH.because("A header is named twice in 'SignedHeaders'.");
        }
        for (String name : signature.signedHeaders()) {
            if (request.headers().all(name).isEmpty()) {
                throw SIGNATURE_DOES_NOT_MATCH.because(
                        "'%s' is a 'SignedHeader' but the request has no such header.",
                        SignatureParser.shortened(name));
            }
        }
        for (String name : request.headers().names()) {
            boolean counts = name.equals("host") || name.startsWith("x-amz-");
            if (counts && !signature.signedHeaders().contains(name)) {
                throw SIGNATURE_DOES_NOT_MATCH.because(
                        "'%s' must be a 'SignedHeader' in the AWS Authorization.", name);
            }
        }
        if (!signature.signedHeaders().contains("host")) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "'Host' must be a 'SignedHeader' in the AWS Authorization.");
        }
    }

    /// The SHA-256 of a request's body in hexadecimal.
    static String hash(WireRequest request) {
        return HexFormat.of().formatHex(Digests.sha256(request.body().buffer()));
    }

    private static String basic(Instant time) {
        return SignatureParser.BASIC.format(time.atOffset(ZoneOffset.UTC));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
