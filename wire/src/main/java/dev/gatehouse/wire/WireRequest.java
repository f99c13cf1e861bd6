package dev.gatehouse.wire;

import dev.gatehouse.api.Blob;
import java.util.Locale;

/// A request as it came over the wire. Path and query are as they were sent, still encoded.
///
/// @param query without the `?`; empty if there is none
/// @param sourceAddress the address of the other end of the connection
/// @param secure whether the connection is encrypted
public record WireRequest(
        String method,
        String path,
        String query,
        Headers headers,
        Blob body,
        String sourceAddress,
        boolean secure) {

    /// The body as UTF-8 text.
    public String text() {
        return body.text();
    }

    /// The name in the `Host` header, in lower case and without the port; empty if there is none.
    public String hostName() {
        String host = headers.first("host").orElse("").toLowerCase(Locale.ROOT);
        int end = host.length();
        while (end > 0 && host.charAt(end - 1) >= '0' && host.charAt(end - 1) <= '9') {
            end--;
        }
        boolean port = end > 0 && end < host.length() && host.charAt(end - 1) == ':';
        return port ? host.substring(0, end - 1) : host;
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length() + " bytes)";
    }
}
