package dev.gatehouse.wire;

import dev.gatehouse.api.Blob;

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

    @Override
    public String toString() {
        return method + " " + path + " (" + body.length() + " bytes)";
    }
}
