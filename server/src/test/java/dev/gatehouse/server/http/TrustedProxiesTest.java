package dev.gatehouse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.api.Blob;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.http.TrustedProxies.Network;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where requests come from that were sent on by proxies.
@Requirement("D3")
class TrustedProxiesTest {
    private static final TrustedProxies PROXIES =
            new TrustedProxies(
                    List.of(
                            Network.parse("10.0.0.0/8"),
                            Network.parse("192.0.2.7"),
                            Network.parse("2001:db8:1::/48")));

    /// Several headers are divided by `;`. A source that nobody knows is `-`.
    @ParameterizedTest(name = "{0} with {1}, {2}: {3}, secure {4}")
    @CsvSource({
        // Nobody but a trusted proxy is believed.
        "203.0.113.9, 198.51.100.1, https, 203.0.113.9, false",
        "192.0.2.8, 198.51.100.1, https, 192.0.2.8, false",
        "2001:db8:2::1, 198.51.100.1, https, 2001:db8:2:0:0:0:0:1, false",
        // The right-most address that is no proxy's.
        "10.1.2.3, 198.51.100.1, https, 198.51.100.1, true",
        "192.0.2.7, 198.51.100.1, , 198.51.100.1, false",
        "10.1.2.3, '1.1.1.1, 198.51.100.1', http, 198.51.100.1, false",
        "10.1.2.3, '198.51.100.1, 10.9.9.9', https, 198.51.100.1, true",
        "10.1.2.3, '198.51.100.1,10.9.9.9 , 192.0.2.7', https, 198.51.100.1, true",
        // What its client wrote before it does not matter, whatever it is.
        "10.1.2.3, 'unknown, 198.51.100.1', https, 198.51.100.1, true",
        "10.1.2.3, '10.0.0.1, 198.51.100.1', https, 198.51.100.1, true",
        // Several headers are one list.
        "10.1.2.3, 1.1.1.1;198.51.100.1, http;https, 198.51.100.1, true",
        "10.1.2.3, 198.51.100.1;10.4.4.4, https;http, 198.51.100.1, false",
        "10.1.2.3, 198.51.100.1, 'https, http', 198.51.100.1, false",
        // Many clients behind one address translation are one address.
        "10.1.2.3, '192.168.1.20, 198.51.100.1', HTTPS, 198.51.100.1, true",
        // All of them are proxies: the first of them asked.
        "10.1.2.3, '10.5.5.5, 10.6.6.6', https, 10.5.5.5, true",
        "10.1.2.3, , https, 10.1.2.3, true",
        // IPv6, brackets and ports.
        "2001:db8:1::5, 2001:db8:7::1, https, 2001:db8:7:0:0:0:0:1, true",
        "[2001:db8:1:0:0:0:0:5], [2001:db8:7::1]:4711, https, 2001:db8:7:0:0:0:0:1, true",
        "10.1.2.3, 198.51.100.1:4711, https, 198.51.100.1, true",
        "10.1.2.3, [2001:db8:7::1], https, 2001:db8:7:0:0:0:0:1, true",
        "::ffff:10.1.2.3, ::ffff:198.51.100.1, https, 198.51.100.1, true",
        // What is no address where the client's should be.
        "10.1.2.3, unknown, https, -, false",
        "10.1.2.3, '198.51.100.1, unknown', https, -, false",
        "10.1.2.3, '198.51.100.1,', https, -, false",
        "10.1.2.3, 198.51.100.256, https, -, false",
        "10.1.2.3, 198.51.100, https, -, false",
        "10.1.2.3, 010.1.2.3, https, -, false",
        "10.1.2.3, 198.51.100.1:port, https, -, false",
        "10.1.2.3, [2001:db8:7::1, https, -, false",
        "10.1.2.3, 2001:db8:7::1%eth0, https, -, false",
        "10.1.2.3, localhost, https, -, false",
        "10.1.2.3, ::::, https, -, false",
    })
    void theAddressIsTheClients(
            String peer, String forwarded, String protocol, String address, boolean secure) {
        Optional<WireRequest> seen = PROXIES.seenThrough(request(peer, forwarded, protocol, false));

        if (address.equals("-")) {
            assertThat(seen).isEmpty();
        } else {
            assertThat(seen.orElseThrow().sourceAddress()).isEqualTo(address);
            assertThat(seen.orElseThrow().secure()).isEqualTo(secure);
        }
    }

    @ParameterizedTest(name = "TLS to the proxy: {0}")
    @CsvSource({"https, true", "http, false", "wss, false", ", true"})
    void aProxyThatSpeaksTlsItselfSaysWhatItsClientSpeaks(String protocol, boolean secure) {
        WireRequest request = request("10.1.2.3", "198.51.100.1", protocol, true);

        assertThat(PROXIES.seenThrough(request).orElseThrow().secure()).isEqualTo(secure);
        assertThat(TrustedProxies.NONE.seenThrough(request).orElseThrow().secure()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.0/33",
                "10.0.0/8",
                "::/129",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "proxy"
            })
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> Network.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a network is written as 10.0.0.0/8");
    }

    private static WireRequest request(
            String peer, String forwarded, String protocol, boolean secure) {
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (String value : forwarded == null ? new String[0] : forwarded.split(";", -1)) {
            headers.add(Map.entry("X-Forwarded-For", value));
        }
        for (String value : protocol == null ? new String[0] : protocol.split(";", -1)) {
            headers.add(Map.entry("x-forwarded-proto", value));
        }
        return new WireRequest(
                "GET", "/", "", Headers.of(headers), Blob.of(new byte[0]), peer, secure);
    }
}
