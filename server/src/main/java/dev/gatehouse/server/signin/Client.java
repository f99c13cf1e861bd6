package dev.gatehouse.server.signin;

import dev.gatehouse.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// From where and when somebody asks.
///
/// @param at by the clock that expiry follows
/// @param machineTime by which delays are counted
/// @param loginTo under what address the client reached the server
record Client(
        String requestId,
        Instant at,
        Instant machineTime,
        String address,
        Optional<String> userAgent,
        String loginTo) {
    private static final int MAX_AGENT = 1_024;

    /// The server itself, when it does something that nobody asked for.
    static Client ofServer(Instant now) {
        return new Client(
                UUID.randomUUID().toString(), now, now, "gatehouse", Optional.empty(), "");
    }

    static Client of(WireRequest request, String requestId, Instant at, Instant machineTime) {
        return new Client(
                requestId,
                at,
                machineTime,
                request.sourceAddress(),
                request.headers()
                        .first("user-agent")
                        .map(agent ->
                                agent.length() > MAX_AGENT ? agent.substring(0, MAX_AGENT) : agent),
                Sites.own(request) + request.path());
    }
}
