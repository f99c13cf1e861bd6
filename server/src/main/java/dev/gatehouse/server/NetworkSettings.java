package dev.gatehouse.server;

import dev.gatehouse.server.http.TrustedProxies;
import dev.gatehouse.server.webauthn.KeySite;
import java.util.HashSet;
import java.util.List;

/// From where requests come beside the main address, whose word on that is believed, and under what
/// names people's browsers come.
///
/// @param site for which security keys are registered
public record NetworkSettings(TrustedProxies proxies, List<Listener> listeners, KeySite site) {
    /// Clients come to the main address themselves.
    public static final NetworkSettings DIRECT =
            new NetworkSettings(TrustedProxies.NONE, List.of());

    /// Settings whose security keys are for pages on this machine.
    ///
    /// @throws IllegalArgumentException if two listeners have one name
    public NetworkSettings(TrustedProxies proxies, List<Listener> listeners) {
        this(proxies, listeners, KeySite.LOCAL);
    }

    /// @throws IllegalArgumentException if two listeners have one name
    public NetworkSettings {
        listeners = List.copyOf(listeners);
        var names = new HashSet<String>();
        for (Listener listener : listeners) {
            if (!names.add(listener.name())) {
                throw new IllegalArgumentException(
                        "there are two listeners `" + listener.name() + "`");
            }
        }
    }
}
