package dev.gatehouse.server.signin;

import dev.gatehouse.server.event.Event;

/// Tells whoever is to know at once, such as through a webhook. Never waits and never fails.
public interface Notices {
    /// Nobody is to know.
    Notices NOBODY = _ -> {};

    void tell(Event event);
}
