package dev.gatehouse.store.jdbc;

import java.time.Instant;

/// When something was used last, by its id. An observation beside the journals: it may be lost by
/// seconds, and never goes back.
public record LastUse(String id, Instant at, String service, String region) {}
