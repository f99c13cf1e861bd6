package dev.gatehouse.signin;

import java.time.Instant;
import java.util.Map;

/// The tickets that have done their work, until they end. Only somebody with a password makes an
/// entry. Kept in memory, by each node for itself. Thread-safe.
final class UsedTickets {
    private final Map<String, Instant> used = Remembered.byAge();

    synchronized boolean has(Ticket ticket) {
        return used.containsKey(name(ticket));
    }

    /// Whether nobody has used the ticket before.
    synchronized boolean use(Ticket ticket, Instant now) {
        used.values().removeIf(expires -> !now.isBefore(expires));
        return used.putIfAbsent(name(ticket), ticket.expires()) == null;
    }

    /// Lets a ticket be used again whose step did not come to be.
    synchronized void giveBack(Ticket ticket) {
        used.remove(name(ticket));
    }

    private static String name(Ticket ticket) {
        return ticket.purpose() + "/" + ticket.who().attempt();
    }
}
