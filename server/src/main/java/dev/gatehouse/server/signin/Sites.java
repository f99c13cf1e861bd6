package dev.gatehouse.server.signin;

import dev.gatehouse.wire.WireRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a request comes from, as far as its browser says: pages of other sites must not ask with
/// somebody's cookie, nor sign somebody in as another.
public final class Sites {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private Sites() {}

    /// Whether a request comes from a program, from a page of this server, or was typed in.
    public static boolean isOwn(WireRequest request) {
        boolean sameSite =
                request.headers()
                        .first("sec-fetch-site")
                        .map(site -> site.equals("same-origin") || site.equals("none"))
                        .orElse(true);
        Optional<String> origin = request.headers().first("origin");
        return sameSite && origin.map(from -> from.equals(own(request))).orElse(true);
    }

    /// The origin under which a client reached this server.
    static String own(WireRequest request) {
        return (request.secure() ? "https://" : "http://") + host(request);
    }

    /// Whether a client reached this server under a name of this machine only.
    static boolean isLoopback(WireRequest request) {
        String name = request.hostName();
        return LOOPBACK.contains(name) || name.endsWith(".localhost");
    }

    private static String host(WireRequest request) {
        String host = request.headers().first("host").orElse("").toLowerCase(Locale.ROOT);
        return host.length() > 300 ? host.substring(0, 300) : host;
    }
}
