package dev.gatehouse.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Calls query APIs with Signature Version 4, in a few lines that share nothing with the server's.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
///   a signed request</a>
record QueryClient(
        URI endpoint, String accessKeyId, String secret, Optional<String> token, HttpClient http) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    QueryClient(URI endpoint, String accessKeyId, String secret, Optional<String> token) {
        this(endpoint, accessKeyId, secret, token, HTTP);
    }

    /// The same by another HTTP client.
    QueryClient through(HttpClient other) {
        return new QueryClient(endpoint, accessKeyId, secret, token, other);
    }

    record Answer(int status, String body) {
        /// The text of the first element of this name.
        String text(String element) {
            Matcher found = Pattern.compile("<" + element + ">([^<]*)<").matcher(body);
            if (!found.find()) {
                throw new IllegalStateException("no " + element + " in " + body);
            }
            return found.group(1);
        }
    }

    Answer call(String service, String action, Map<String, String> parameters)
            throws IOException, InterruptedException {
        var all = new TreeMap<>(parameters);
        all.put("Action", action);
        all.put("Version", service.equals("iam") ? "2010-05-08" : "2011-06-15");
        String body =
                all.entrySet().stream()
                        .map(part -> part.getKey() + "=" + encoded(part.getValue()))
                        .collect(Collectors.joining("&"));
        String time = TIME.format(Instant.now());
        String scope = time.substring(0, 8) + "/us-east-1/" + service + "/aws4_request";
        String tokenLine = token.map(text -> "x-amz-security-token:" + text + "\n").orElse("");
        String signed = "host;x-amz-date" + (token.isPresent() ? ";x-amz-security-token" : "");
        String canonical =
                "POST\n/\n\nhost:%s\nx-amz-date:%s\n%s\n%s\n%s"
                        .formatted(endpoint.getAuthority(), time, tokenLine, signed, hash(body));
        String toSign = "AWS4-HMAC-SHA256\n%s\n%s\n%s".formatted(time, scope, hash(canonical));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        var request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Amz-Date", time)
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                                        .formatted(
                                                accessKeyId,
                                                scope,
                                                signed,
                                                HexFormat.of().formatHex(mac(key, toSign))))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(text -> request.header("X-Amz-Security-Token", text));
        HttpResponse<String> response =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
