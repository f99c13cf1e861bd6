package dev.gatehouse.wire.sigv4;

import static dev.gatehouse.api.CommonErrorCode.SIGNATURE_DOES_NOT_MATCH;

import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.PercentEncoding;
import dev.gatehouse.wire.WireRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A request in the form that is signed.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
///   a canonical request</a>
final class CanonicalRequest {
    private static final String TOKEN = "X-Amz-Security-Token";
    private static final Pattern TOKEN_PARAMETER = Pattern.compile("(?<=^|&)" + TOKEN + "=[^&]*");

    /// What S3 takes in the place of the body's hash: its bodies may be unsigned, or are signed
    /// piece by piece.
    private static final Set<String> S3_PAYLOADS =
            Set.of(
                    "UNSIGNED-PAYLOAD",
                    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER");

    private CanonicalRequest() {}

    /// The form whose hash is signed.
    ///
    /// @param bodyHash the SHA-256 of the body in hexadecimal, asked for only if it counts
    /// @throws dev.gatehouse.api.AwsException `SignatureDoesNotMatch` if the body is not the one
    ///   that was signed
    static String of(WireRequest request, Signature signature, Supplier<String> bodyHash) {
        boolean s3 = signature.scope().service().equals("s3");
        var text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(s3 ? encodedOnce(request.path()) : normalized(request.path())).append('\n');
        query(text, request.query(), signature.isPresigned());
        text.append('\n');
        for (String name : signature.signedHeaders()) {
            text.append(name).append(':');
            List<String> values = request.headers().all(name);
            for (int i = 0; i < values.size(); i++) {
                if (i > 0) {
                    text.append(',');
                }
                trimmed(text, values.get(i));
            }
            text.append('\n');
        }
        text.append('\n').append(String.join(";", signature.signedHeaders())).append('\n');
        return text.append(payload(request, signature, bodyHash)).toString();
    }

    /// The form for an error text: a session token is a secret of its bearer.
    static String shown(WireRequest request, Signature signature, Supplier<String> bodyHash) {
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (String name : request.headers().names()) {
            for (String value : request.headers().all(name)) {
                fields.add(Map.entry(name, name.equalsIgnoreCase(TOKEN) ? "[hidden]" : value));
            }
        }
        var hidden =
                new WireRequest(
                        request.method(),
                        request.path(),
                        TOKEN_PARAMETER.matcher(request.query()).replaceAll(TOKEN + "=hidden"),
                        Headers.of(fields),
                        request.body(),
                        request.sourceAddress(),
                        request.secure());
        return of(hidden, signature, bodyHash);
    }

    /// What stands for the body. Only S3 leaves a body unsigned.
    static String payload(WireRequest request, Signature signature, Supplier<String> bodyHash) {
        boolean s3 = signature.scope().service().equals("s3");
        String claimed = request.headers().first("x-amz-content-sha256").orElse("");
        if (s3 && claimed.isEmpty() && signature.isPresigned()) {
            return "UNSIGNED-PAYLOAD";
        }
        if (s3 && S3_PAYLOADS.contains(claimed)) {
            return claimed;
        }
        String actual = bodyHash.get();
        if (!claimed.isEmpty() && !claimed.equals(actual)) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return actual;
    }

    private static void query(StringBuilder text, String query, boolean presigned) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String parameter : query.split("&", -1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = reencoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : reencoded(parameter.substring(equals + 1));
            if (!presigned || !name.equals("X-Amz-Signature")) {
                parameters.add(Map.entry(name, value));
            }
        }
        parameters.sort(
                Map.Entry.<String, String>comparingByKey()
                        .thenComparing(Comparator.comparing(Map.Entry::getValue)));
        for (int i = 0; i < parameters.size(); i++) {
            Map.Entry<String, String> parameter = parameters.get(i);
            text.append(i > 0 ? "&" : "").append(parameter.getKey());
            text.append('=').append(parameter.getValue());
        }
    }

    /// A part of a query, encoded once, however it was encoded before. A plus sign is the space
    /// that it is read as, or the two could be exchanged behind the signature.
    private static String reencoded(String encoded) {
        if (PercentEncoding.isUnreserved(encoded)) {
            return encoded;
        }
        return PercentEncoding.decodeBytes(encoded.replace('+', ' '))
                .map(bytes -> PercentEncoding.encode(bytes))
                .orElse(encoded);
    }

    /// The path as S3 signs it: nothing removed, each part encoded once.
    private static String encodedOnce(String path) {
        var once = new StringBuilder(path.length());
        for (String part : path.split("/", -1)) {
            once.append(once.isEmpty() && part.isEmpty() ? "" : "/");
            once.append(
                    PercentEncoding.decodeBytes(part)
                            .map(bytes -> PercentEncoding.encode(bytes))
                            .orElse(part));
        }
        return once.isEmpty() ? "/" : once.toString();
    }

    /// The path as all services but S3 sign it: without `.`, `..` and empty parts, encoded again.
    private static String normalized(String path) {
        if (path.equals("/")) {
            return path;
        }
        var parts = new ArrayDeque<String>();
        for (String part : path.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(PercentEncoding.encode(part));
            }
        }
        String joined = "/" + String.join("/", parts);
        boolean folder = path.endsWith("/") && !parts.isEmpty();
        return folder ? joined + "/" : joined;
    }

    /// The value without spaces at its ends, and one where there are several.
    private static void trimmed(StringBuilder text, String value) {
        String inner = value.strip();
        for (int i = 0; i < inner.length(); i++) {
            if (inner.charAt(i) != ' ' || inner.charAt(i - 1) != ' ') {
                text.append(inner.charAt(i));
            }
        }
    }
}
