package dev.gatehouse.wire;

import dev.gatehouse.api.Blob;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A response as it goes over the wire.
public record WireResponse(int status, Map<String, String> headers, Blob body) {
    public WireResponse {
        headers = Map.copyOf(headers);
    }

    /// A response with a text in UTF-8.
    public static WireResponse of(int status, String contentType, String text) {
        return new WireResponse(
                status,
                Map.of("Content-Type", contentType),
                Blob.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// With one more header.
    public WireResponse with(String name, String value) {
        var more = new TreeMap<>(headers);
        more.put(name, value);
        return new WireResponse(status, more, body);
    }

    @Override
    public String toString() {
        return status + " (" + body.length() + " bytes)";
    }
}
