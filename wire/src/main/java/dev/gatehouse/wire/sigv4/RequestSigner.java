package dev.gatehouse.wire.sigv4;

import dev.gatehouse.api.Blob;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Signs requests as a client does, with Signature Version 4 in the `Authorization` header.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
///   a signed request</a>
public final class RequestSigner {
    private final String accessKeyId;
    private final String secretAccessKey;
    private final Optional<String> sessionToken;
    private final String region;
    private final String service;
    private final SigningKeys keys = new SigningKeys();

    /// @param sessionToken of temporary credentials
    public RequestSigner(
            String accessKeyId,
            String secretAccessKey,
            Optional<String> sessionToken,
            String region,
            String service) {
        this.accessKeyId = accessKeyId;
        this.secretAccessKey = secretAccessKey;
        this.sessionToken = sessionToken;
        this.region = region;
        this.service = service;
    }

    /// The headers that a signed request needs beside `Host`.
    public Map<String, String> sign(String method, URI uri, byte[] body, Instant at) {
        String date = SignatureParser.BASIC.format(at.atOffset(ZoneOffset.UTC));
        var headers = new TreeMap<String, String>();
        headers.put("x-amz-date", date);
        sessionToken.ifPresent(token -> headers.put("x-amz-security-token", token));
        var fields = new ArrayList<>(headers.entrySet());
        String host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
        fields.add(Map.entry("host", host));
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        var request =
                new WireRequest(
                        method,
                        uri.getRawPath(),
                        query,
                        Headers.of(List.copyOf(fields)),
                        Blob.of(body),
                        "",
                        false);
        List<String> signedHeaders = request.headers().names();
        var unsigned =
                new Signature(
                        accessKeyId,
                        new CredentialScope(date.substring(0, 8), region, service, "aws4_request"),
                        signedHeaders,
                        "",
                        date,
                        at,
                        Optional.empty(),
                        sessionToken);
        byte[] key = keys.key(secretAccessKey, unsigned.scope());
        keys.keep(secretAccessKey, unsigned.scope(), key);
        byte[] value =
                Digests.hmac(
                        key,
                        SignatureVerifier.toSign(
                                request, unsigned, () -> SignatureVerifier.hash(request)));
        headers.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                        .formatted(
                                accessKeyId,
                                unsigned.scope(),
                                String.join(";", signedHeaders),
                                HexFormat.of().formatHex(value)));
        return headers;
    }

    @Override
    public String toString() {
        return "RequestSigner[" + accessKeyId + ", " + service + "]";
    }
}
