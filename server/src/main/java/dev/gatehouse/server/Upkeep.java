package dev.gatehouse.server;

import dev.gatehouse.operation.LastUses;
import dev.gatehouse.server.event.EventFiles;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.signin.PasswordWarnings;
import dev.gatehouse.store.jdbc.JdbcStore;
import dev.gatehouse.store.jdbc.LastUse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an installation does beside its requests: it keeps last uses every few seconds, announces
/// the end of passwords, and removes events that are older than they are to be kept. Closing it
/// keeps what is left.
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int SECONDS_BETWEEN_USES = 5;
    private static final int HOURS_BETWEEN_REMOVALS = 1;
    private static final int MINUTES_BETWEEN_WARNINGS = 60;

    private final JdbcStore store;
    private final ObservedUses uses;
    private final EventFiles events;
    private final Optional<Duration> eventsAreKept;
    private final PasswordWarnings warnings;
    private final InstantSource clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("upkeep").factory());

    private Upkeep(
            JdbcStore store,
            ObservedUses uses,
            EventFiles events,
            Optional<Duration> eventsAreKept,
            PasswordWarnings warnings,
            InstantSource clock) {
        this.store = store;
        this.uses = uses;
        this.events = events;
        this.eventsAreKept = eventsAreKept;
        this.warnings = warnings;
        this.clock = clock;
    }

    /// Begins.
    ///
    /// @param eventsAreKept empty to keep them for ever
    static Upkeep start(
            JdbcStore store,
            ObservedUses uses,
            EventFiles events,
            Optional<Duration> eventsAreKept,
            PasswordWarnings warnings,
            InstantSource clock) {
        var upkeep = new Upkeep(store, uses, events, eventsAreKept, warnings, clock);
        var _ =
                upkeep.thread.scheduleWithFixedDelay(
                        upkeep::keepUses,
                        SECONDS_BETWEEN_USES,
                        SECONDS_BETWEEN_USES,
                        TimeUnit.SECONDS);
        var _ =
                upkeep.thread.scheduleWithFixedDelay(
                        upkeep::warn, 1, MINUTES_BETWEEN_WARNINGS, TimeUnit.MINUTES);
        if (eventsAreKept.isPresent()) {
            var _ =
                    upkeep.thread.scheduleWithFixedDelay(
                            upkeep::removeEvents, 0, HOURS_BETWEEN_REMOVALS, TimeUnit.HOURS);
        }
        return upkeep;
    }

    /// What was used last, as it was kept.
    static ObservedUses.Kept kept(JdbcStore store) {
        return new ObservedUses.Kept() {
            @Override
            public Optional<LastUses.Use> find(String id) {
                return store.lastUse(id).map(Upkeep::use);
            }

            @Override
            public Map<String, LastUses.Use> startingWith(String beginning) {
                return store.lastUses(beginning).stream()
                        .collect(Collectors.toMap(LastUse::id, Upkeep::use));
            }
        };
    }

    private static LastUses.Use use(LastUse kept) {
        return new LastUses.Use(kept.at(), kept.service(), kept.region());
    }

    @Override
    public void close() {
        thread.close();
        keepUses();
    }

    private void keepUses() {
        try {
            uses.keep(this::keep);
        } catch (RuntimeException e) {
            LOG.warn("last uses cannot be kept: trying again", e);
        }
    }

    private void keep(Map<String, LastUses.Use> seen) {
        store.keepLastUses(
                seen.entrySet().stream()
                        .map(entry ->
                                new LastUse(
                                        entry.getKey(),
                                        entry.getValue().at(),
                                        entry.getValue().service(),
                                        entry.getValue().region()))
                        .toList());
    }

    private void warn() {
        try {
            warnings.announce();
        } catch (RuntimeException e) {
            LOG.warn("passwords cannot be warned of: trying again in an hour", e);
        }
    }

    private void removeEvents() {
        try {
            events.removeBefore(clock.instant().minus(eventsAreKept.orElseThrow()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("old events cannot be removed: trying again in an hour", e);
        }
    }
}
