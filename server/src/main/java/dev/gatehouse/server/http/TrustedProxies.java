package dev.gatehouse.server.http;

import dev.gatehouse.wire.WireRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The proxies whose word is believed on where a request comes from (`X-Forwarded-For`) and whether
/// its client speaks TLS (`X-Forwarded-Proto`). What anybody else says of that is not read.
///
/// @param networks the addresses of the proxies
public record TrustedProxies(List<Network> networks) {
    /// Nobody is believed.
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final int MAX_LENGTH = 45;
    private static final Pattern V4 =
            Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern PORT = Pattern.compile("(:[0-9]{1,5})?");

    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /// The request as its client sent it to the outermost of the trusted proxies: from the
    /// right-most address that is not one of theirs, else the left-most. Empty if a trusted proxy
    /// names something there that is no address, since then nobody knows where it comes from.
    Optional<WireRequest> seenThrough(WireRequest request) {
        Optional<InetAddress> peer = address(request.sourceAddress());
        if (peer.isEmpty()) {
            return Optional.of(request);
        }
        if (!trusts(peer.get())) {
            return Optional.of(from(peer.get(), request.secure(), request));
        }
        InetAddress client = peer.get();
        List<String> hops = values(request, "x-forwarded-for");
        for (int i = hops.size() - 1; i >= 0 && trusts(client); i--) {
            Optional<InetAddress> hop = address(hops.get(i));
            if (hop.isEmpty()) {
                return Optional.empty();
            }
            client = hop.get();
        }
        List<String> protocols = values(request, "x-forwarded-proto");
        boolean secure =
                protocols.isEmpty()
                        ? request.secure()
                        : protocols.getLast().equalsIgnoreCase("https");
        return Optional.of(from(client, secure, request));
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static WireRequest from(InetAddress client, boolean secure, WireRequest request) {
        return new WireRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                request.body(),
                client.getHostAddress(),
                secure);
    }

    /// The members of a list that can stand in one header or in several.
    private static List<String> values(WireRequest request, String header) {
        return request.headers().all(header).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /// An address, perhaps with a port, an IPv6 one perhaps in brackets. Names are never looked up.
    private static Optional<InetAddress> address(String text) {
        String host = text;
        String port = "";
        if (text.startsWith("[") && text.indexOf(']') > 0) {
            host = text.substring(1, text.indexOf(']'));
            port = text.substring(text.indexOf(']') + 1);
        } else if (text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':')) {
            host = text.substring(0, text.indexOf(':'));
            port = text.substring(text.indexOf(':'));
        }
        return PORT.matcher(port).matches() ? literal(host) : Optional.empty();
    }

    private static Optional<InetAddress> literal(String text) {
        if (text.length() > MAX_LENGTH
                || !(V4.matcher(text).matches() || V6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /// Addresses that begin alike, as RFC 4632 writes them.
    ///
    /// @param prefix how many bits are alike
    public record Network(InetAddress base, int prefix) {
        /// The network that a text names, `10.0.0.0/8`, or a single address.
        ///
        /// @throws IllegalArgumentException if it names none
        public static Network parse(String text) {
            int slash = text.indexOf('/');
            Optional<InetAddress> base = literal(slash < 0 ? text : text.substring(0, slash));
            int bits = base.map(address -> address.getAddress().length * 8).orElse(0);
            String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
            if (base.isEmpty()
                    || !prefix.matches("[0-9]{1,3}")
                    || Integer.parseInt(prefix) > bits) {
                throw new IllegalArgumentException(
                        "a network is written as 10.0.0.0/8 or 2001:db8::/32, not `" + text + "`");
            }
            return new Network(base.get(), Integer.parseInt(prefix));
        }

        boolean contains(InetAddress address) {
            byte[] one = address.getAddress();
            byte[] other = base.getAddress();
            int whole = prefix / 8;
            int rest = prefix % 8;
            return one.length == other.length
                    && Arrays.equals(one, 0, whole, other, 0, whole)
                    && (rest == 0 || ((one[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0);
        }
    }
}
