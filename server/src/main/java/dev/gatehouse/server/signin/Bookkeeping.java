package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.operation.Call;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.event.EventLog;
import dev.gatehouse.store.Drafts;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.Turns;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Lets the steps of a sign-in read and change the state, and keeps their events with that.
public final class Bookkeeping {
    private final Store store;
    private final Turns turns;
    private final EventLog events;
    private final BinaryOperator<Instant> chronology;

    /// @param chronology the time of a change from that of the one before and the clock's
    public Bookkeeping(
            Store store, Turns turns, EventLog events, BinaryOperator<Instant> chronology) {
        this.store = store;
        this.turns = turns;
        this.events = events;
        this.chronology = chronology;
    }

    /// What a step answers, with the event that must be durable before it.
    record Noted<A>(A answer, Optional<Event> event) {}

    View view(Caller caller) {
        return store.view(JournalId.of(caller.account()));
    }

    /// All accounts.
    List<Account> accounts() {
        return store.accounts();
    }

    /// A record of an account. Loads no view: strangers ask.
    <R extends Record> Optional<R> find(Account account, Kind<R> kind, String key) {
        return store.find(JournalId.of(account), kind, key);
    }

    /// Keeps an event that nothing waits for.
    void record(Event event) {
        events.record(event);
    }

    /// Gives the answer when its event is durable.
    <A> A durably(Event event, A answer) {
        Optional<String> line = events.withChange(event);
        if (line.isEmpty()) {
            events.record(event);
            return answer;
        }
        return turns.take(new TreeSet<>(), _ -> new Turns.Result<>(List.of(), line, answer));
    }

    /// Runs a step that changes the account of a person in the turn of its journal.
    ///
    /// @param ofInstallation whether it changes what is unique across accounts too
    /// @param operation as the change names it
    <A> A change(
            Caller who,
            boolean ofInstallation,
            String operation,
            Client client,
            Function<Call, Noted<A>> step) {
        JournalId journal = JournalId.of(who.account());
        var journals = new TreeSet<>(List.of(journal));
        if (ofInstallation) {
            journals.add(JournalId.INSTALLATION);
        }
        Noted<A> noted =
                turns.take(
                        journals,
                        views -> {
                            Drafts drafts = Drafts.of(views);
                            var call =
                                    new Call(
                                            who,
                                            Credential.longTerm(operation),
                                            chronology.apply(drafts.latest(), client.at()),
                                            client.requestId(),
                                            drafts.get(journal),
                                            account -> store.view(JournalId.of(account)),
                                            drafts.find(JournalId.INSTALLATION));
                            Noted<A> done = step.apply(call);
                            Optional<String> line = done.event().flatMap(events::withChange);
                            return new Turns.Result<>(
                                    drafts.appends(
                                            call.at(), who.arn(), client.requestId(), operation),
                                    line,
                                    line.isPresent()
                                            ? new Noted<>(done.answer(), Optional.empty())
                                            : done);
                        });
        noted.event().ifPresent(events::record);
        return noted.answer();
    }
}
