package dev.gatehouse.wire.sigv4;

import static dev.gatehouse.api.CommonErrorCode.SIGNATURE_DOES_NOT_MATCH;

import dev.gatehouse.wire.PercentEncoding;
import dev.gatehouse.wire.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A request in the form that is signed.
///
/// @param text the whole form
/// @param shown the form without the session token, for error texts
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request">Create
///   a canonical request</a>
record CanonicalRequest(String text, String shown) {
    private static final Pattern SPACES = Pattern.compile(" +");
    private static final String TOKEN = "x-amz-security-token";

    static CanonicalRequest of(WireRequest request, Signature signature) {
        boolean s3 = signature.scope().service().equals("s3");
        String before =
                request.method()
                        + "\n"
                        + (s3 ? reencoded(request.path()) : normalized(request.path()))
                        + "\n"
                        + query(request.query(), signature.isPresigned())
                        + "\n";
        String after =
                "\n"
                        + String.join(";", signature.signedHeaders())
                        + "\n"
                        + payloadHash(request, signature, s3);
        var headers = new StringBuilder();
        var shown = new StringBuilder();
        for (String name : signature.signedHeaders()) {
            String value =
                    request.headers().all(name).stream()
                            .map(one -> SPACES.matcher(one.strip()).replaceAll(" "))
                            .collect(Collectors.joining(","));
            headers.append(name).append(':').append(value).append('\n');
            shown.append(name)
                    .append(':')
                    .append(name.equals(TOKEN) ? "[hidden]" : value)
                    .append('\n');
        }
        String shownBefore =
                Pattern.compile("X-Amz-Security-Token=[^&\n]*")
                        .matcher(before)
                        .replaceAll("X-Amz-Security-Token=[hidden]");
        return new CanonicalRequest(before + headers + after, shownBefore + shown + after);
    }

    String hash() {
        return HexFormat.of().formatHex(Digests.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// What stands for the body. Only S3 leaves a body unsigned.
    private static String payloadHash(WireRequest request, Signature signature, boolean s3) {
        String claimed = request.headers().first("x-amz-content-sha256").orElse("");
        if (s3 && (claimed.equals("UNSIGNED-PAYLOAD") || signature.isPresigned())) {
            return "UNSIGNED-PAYLOAD";
        }
        String actual = HexFormat.of().formatHex(Digests.sha256(request.body().bytes()));
        if (!claimed.isEmpty() && !claimed.equals(actual)) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "The value of x-amz-content-sha256 is not the SHA-256 hash of the body.");
        }
        return actual;
    }

    private static String query(String query, boolean presigned) {
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
        return parameters.stream()
                .sorted(
                        Map.Entry.<String, String>comparingByKey()
                                .thenComparing(Comparator.comparing(Map.Entry::getValue)))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
    }

    /// The path as all services but S3 sign it: without `.`, `..` and empty parts, encoded again.
    private static String normalized(String path) {
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

    /// Encoded once, however it was encoded before.
    private static String reencoded(String encoded) {
        return PercentEncoding.decodeBytes(encoded)
                .map(bytes -> PercentEncoding.encode(bytes))
                .map(once -> once.replace("%2F", encoded.contains("/") ? "/" : "%2F"))
                .orElse(encoded);
    }
}
