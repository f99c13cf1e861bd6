package dev.gatehouse.server;

import dev.gatehouse.server.http.TrustedProxies;
import java.util.HashSet;
import java.util.List;

/// From where requests come beside the main address, and whose word on that is believed.
public record NetworkSettings(TrustedProxies proxies, List<Listener> listeners) {
    /// Clients come to the main address themselves.
    public static final NetworkSettings DIRECT =
            new NetworkSettings(TrustedProxies.NONE, List.of());

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
