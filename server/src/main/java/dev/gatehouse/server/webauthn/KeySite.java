package dev.gatehouse.server.webauthn;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// For which site security keys are registered. Keys answer for their site only, so that nobody can
/// have them sign in elsewhere.
///
/// @param id the relying party id: a domain
/// @param origins of the pages that may ask keys, such as `https://iam.example.com`; any port of
///   `localhost` if there are none
public record KeySite(String id, Set<String> origins) {
    private static final String LOCALHOST = "localhost";

    /// For pages on this machine.
    public static final KeySite LOCAL = new KeySite(LOCALHOST, Set.of());

    private static final Pattern LOCAL_ORIGIN =
            Pattern.compile("https?://localhost(:[1-9][0-9]{0,4})?");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z][a-z0-9-]{0,62}");

    public KeySite {
        origins = Set.copyOf(origins);
    }

    /// The site of pages with these origins. Its id is the host of the first.
    ///
    /// @throws IllegalArgumentException if one is no origin that browsers let ask keys for the
    ///   first one's host
    public static KeySite of(List<String> origins) {
        if (origins.isEmpty()) {
            return LOCAL;
        }
        String id = host(origins.getFirst());
        for (String origin : origins) {
            String host = host(origin);
            if (!host.equals(id) && !host.endsWith("." + id)) {
                throw new IllegalArgumentException(
                        "`%s` is not below `%s`, to which security keys are bound"
                                .formatted(origin, id));
            }
        }
        return new KeySite(id, Set.copyOf(origins));
    }

    private static String host(String origin) {
        URI uri = URI.create(origin);
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean secure =
                "https".equals(uri.getScheme())
                        || ("http".equals(uri.getScheme()) && host.equals(LOCALHOST));
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        if (!secure
                || !DOMAIN.matcher(host).matches()
                || !origin.equals(uri.getScheme() + "://" + host + port)) {
            throw new IllegalArgumentException(
                    "`%s` is no origin of pages that may use security keys: such as https://iam.example.com"
                            .formatted(origin));
        }
        return host;
    }

    /// Whether pages with an origin may ask keys.
    boolean has(String origin) {
        return origins.isEmpty()
                ? LOCAL_ORIGIN.matcher(origin).matches()
                : origins.contains(origin);
    }
}
