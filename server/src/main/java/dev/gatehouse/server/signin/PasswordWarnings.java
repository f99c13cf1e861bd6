package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.signin.PasswordWarning;
import dev.gatehouse.signin.SignInSettings;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Announces the end of passwords some days before, once for each: as an event, and to whoever is
/// to know at once. Whoever signs in is told as well, by the answer.
public final class PasswordWarnings {
    private final PersonDirectory people;
    private final Bookkeeping books;
    private final Notices notices;
    private final InstantSource clock;

    public PasswordWarnings(
            PersonDirectory people, Bookkeeping books, Notices notices, InstantSource clock) {
        this.people = people;
        this.books = books;
        this.notices = notices;
        this.clock = clock;
    }

    /// Announces what is due in all accounts.
    public void announce() {
        books.accounts().stream().filter(people::passwordsExpire).forEach(this::announce);
    }

    private void announce(Account account) {
        Instant now = clock.instant();
        View view = books.view(new Caller.Root(account));
        for (Person person : people.all(account, view)) {
            boolean soon = person.password().expiresWithin(SignInSettings.in(view).warning(), now);
            if (soon && !isAnnounced(person, view)) {
                announce(person, now);
            }
        }
    }

    private static boolean isAnnounced(Person person, View view) {
        return view.find(PasswordWarning.KIND, person.caller().userId())
                .filter(warned -> warned.password().equals(person.password().name()))
                .isPresent();
    }

    private void announce(Person person, Instant now) {
        Caller caller = person.caller();
        Client server = Client.ofServer(now);
        Event event =
                SignInEvents.expiresSoon(caller, person.password().expires().orElseThrow(), server);
        boolean first =
                books.change(
                        caller,
                        false,
                        "gatehouse:WarnOfPassword",
                        server,
                        call -> {
                            if (isAnnounced(person, call.view())) {
                                return new Bookkeeping.Noted<>(false, Optional.empty());
                            }
                            call.draft()
                                    .put(
                                            PasswordWarning.KIND,
                                            caller.userId(),
                                            new PasswordWarning(
                                                    caller.userId(), person.password().name()));
                            return new Bookkeeping.Noted<>(true, Optional.of(event));
                        });
        if (first) {
            notices.tell(event);
        }
    }
}
