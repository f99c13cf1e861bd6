package dev.gatehouse.server.signin;

import dev.gatehouse.wire.WireRequest;
import java.util.Arrays;
import java.util.Optional;

/// The cookie that holds the session of a browser. Its name binds it to this host wherever the
/// connection is encrypted; only on plain HTTP within one machine does it do without.
final class SessionCookie {
    private static final String NAME = "gatehouse-session";
    private static final String BOUND = "__Host-" + NAME;

    private SessionCookie() {}

    /// Whether a browser that sent the request would keep the cookie to itself.
    static boolean isSafe(WireRequest request) {
        return request.secure() || Sites.isLoopback(request);
    }

    /// What a request brings.
    static Optional<String> of(WireRequest request) {
        String wanted = name(request) + "=";
        return request.headers().all("cookie").stream()
                .flatMap(header -> header.lines().limit(1))
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(wanted))
                .map(pair -> pair.substring(wanted.length()))
                .findFirst();
    }

    /// The header that sets it until the browser is closed.
    static String set(String value, WireRequest request) {
        return name(request) + "=" + value + attributes(request);
    }

    /// The header that removes it.
    static String removed(WireRequest request) {
        return name(request) + "=" + attributes(request) + "; Max-Age=0";
    }

    private static String name(WireRequest request) {
        return request.secure() ? BOUND : NAME;
    }

    private static String attributes(WireRequest request) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (request.secure() ? "; Secure" : "");
    }
}
