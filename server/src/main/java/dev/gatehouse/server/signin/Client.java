package dev.gatehouse.server.signin;

import dev.gatehouse.wire.WireRequest;
import java.time.Instant;
import java.util.Optional;

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
