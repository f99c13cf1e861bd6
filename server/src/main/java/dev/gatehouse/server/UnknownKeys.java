package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.INVALID_CLIENT_TOKEN_ID;
import static dev.gatehouse.api.CommonErrorCode.THROTTLING;

import dev.gatehouse.api.AwsException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The access keys that were looked up in vain within this second, so that strangers who guess keys
/// do not keep the database busy: a key is looked up once a second, and after a hundred vain
/// look-ups an address has to wait for the next. Thread-safe.
final class UnknownKeys {
    static final int MAX_BY_ADDRESS = 100;
    private static final int MAX = 10_000;

    private final InstantSource clock;
    private final Set<String> missed = new HashSet<>();
    private final Map<String, Integer> missesByAddress = new HashMap<>();
    private long second;

    /// Whether anything was missed lately; most requests need not know more.
    private volatile boolean any;

    UnknownKeys(InstantSource clock) {
        this.clock = clock;
    }

    /// Refuses a key that is known to be unknown, and an address that has guessed too much.
    ///
    /// @param address of the caller; empty if a service asks for its own callers
    /// @throws AwsException `InvalidClientTokenId` or `Throttling`
    void check(String accessKeyId, String address) {
        if (any) {
            checkSlowly(accessKeyId, address);
        }
    }

    private synchronized void checkSlowly(String accessKeyId, String address) {
        turn();
        if (missed.contains(accessKeyId)) {
            throw error();
        }
        if (missed.size() >= MAX || missesByAddress.getOrDefault(address, 0) >= MAX_BY_ADDRESS) {
            throw THROTTLING.because("Rate exceeded");
        }
    }

    /// Remembers a key that was looked up in vain, and answers what to tell the caller.
    synchronized AwsException missed(String accessKeyId, String address) {
        turn();
        missed.add(accessKeyId);
        if (!address.isEmpty()) {
            missesByAddress.merge(address, 1, Integer::sum);
        }
        any = true;
        return error();
    }

    static AwsException error() {
        return INVALID_CLIENT_TOKEN_ID.because(
                "The security token included in the request is invalid.");
    }

    private void turn() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            missed.clear();
            missesByAddress.clear();
            any = false;
        }
    }
}
