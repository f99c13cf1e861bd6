package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.operation.FactorProof;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.ProofResult;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.signin.EndedSignIn;
import dev.gatehouse.signin.FailureReason;
import dev.gatehouse.signin.GuessQueue;
import dev.gatehouse.signin.Guesses;
import dev.gatehouse.signin.Identifier;
import dev.gatehouse.signin.Outcome;
import dev.gatehouse.signin.PasswordCheck;
import dev.gatehouse.signin.Proven;
import dev.gatehouse.signin.RootSetup;
import dev.gatehouse.signin.Roots;
import dev.gatehouse.signin.SignInSession;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.signin.Step;
import dev.gatehouse.signin.Ticket;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Takes the steps of sign-ins: slows guesses down, gives each step its turn, and leaves its
/// events.
public final class SignInDesk {
    private static final Duration WHEN_FULL = Duration.ofSeconds(1);
    private static final String CODE = " code";
    private static final Outcome STRANGE = new Outcome.Refused(FailureReason.INVALID_TICKET);

    private final PasswordCheck passwords;
    private final SignIns signIns;
    private final Roots roots;
    private final Bookkeeping books;
    private final ObservedUses uses;
    private final Notices notices;
    private final Guesses guesses = new Guesses();
    private final GuessQueue queue = new GuessQueue();

    public SignInDesk(
            PasswordCheck passwords,
            SignIns signIns,
            Roots roots,
            Bookkeeping books,
            ObservedUses uses,
            Notices notices) {
        this.passwords = passwords;
        this.signIns = signIns;
        this.roots = roots;
        this.books = books;
        this.uses = uses;
        this.notices = notices;
    }

    /// What comes of a step.
    sealed interface Reply {
        /// It was taken.
        record Done(Outcome outcome) implements Reply {}

        /// It was not: there were too many wrong ones.
        record Later(Duration howLong) implements Reply {}
    }

    /// The first step.
    ///
    /// @param cookie whether the session is to be a cookie
    Reply password(Identifier who, String password, boolean cookie, Client client) {
        Optional<Person> person = passwords.find(who);
        Optional<Caller> caller = person.map(Person::caller);
        var name = new Guessed(caller.map(Caller::arn).orElseGet(who::key), caller, client);
        return guessed(
                name,
                taken ->
                        checked(person, password, taken, client)
                                .map(reason ->
                                        reason.map(why -> refused(who, caller, why, client))
                                                .orElseGet(() ->
                                                        proceed(
                                                                signIns.begin(person.orElseThrow()),
                                                                cookie,
                                                                client))));
    }

    /// Why the person may not go on, if so; nothing if there was no room to find out.
    private Optional<Optional<FailureReason>> checked(
            Optional<Person> person, String password, Guesses.Answer.Taken taken, Client client) {
        return queue.run(
                Guesses.network(client.address()),
                taken.familiar(),
                () -> passwords.check(person, password, client.at()));
    }

    private Outcome refused(
            Identifier who, Optional<Caller> caller, FailureReason reason, Client client) {
        books.record(SignInEvents.failure(caller, passwords.account(who), reason, false, client));
        return new Outcome.Refused(reason);
    }

    private Outcome proceed(Proven who, boolean cookie, Client client) {
        Outcome outcome = signIns.proceed(who, cookie, books.view(who.caller()), client.at());
        switch (outcome) {
            case Outcome.SignedIn signedIn ->
                    books.durably(
                            SignInEvents.success(signedIn, Optional.empty(), client), outcome);
            case Outcome.Waiting waiting -> {
                if (waiting.step() instanceof Step.SecondFactorRequired) {
                    books.record(SignInEvents.checkMfa(who.caller(), client));
                }
            }
            case Outcome.Refused refused -> books.record(failure(who, refused, false, client));
            case Outcome.SetUp _ ->
                    throw new IllegalStateException("nobody is set up by a password");
        }
        return welcomed(outcome, client);
    }

    /// The step after a password, where the person has a second factor.
    Reply secondFactor(String ticketText, BroughtFactor brought, Client client) {
        Optional<Ticket> opened =
                signIns.ticket(ticketText, Ticket.Purpose.SECOND_FACTOR, client.at());
        if (opened.isEmpty()) {
            return strangeTicket();
        }
        Ticket ticket = opened.get();
        Caller caller = ticket.who().caller();
        FactorProof proof = proof(brought, ticket, ticketText);
        return guessed(
                new Guessed(caller.arn() + CODE, Optional.of(caller), client),
                _ -> Optional.of(claimed(ticket, client, () -> checked(ticket, proof, client))));
    }

    private FactorProof proof(BroughtFactor brought, Ticket ticket, String ticketText) {
        return switch (brought) {
            case BroughtFactor.Code(Optional<String> device, String code) ->
                    new FactorProof.OneTimeCode(
                            device.or(() ->
                                            signIns.onlyDevice(
                                                    ticket, books.view(ticket.who().caller())))
                                    .orElse(""),
                            code);
            case BroughtFactor.Assertion(String answer) ->
                    new FactorProof.Assertion(SignIns.challenge(ticketText), answer);
            case BroughtFactor.RecoveryCode(String code) -> new FactorProof.RecoveryCode(code);
        };
    }

    private Outcome checked(Ticket ticket, FactorProof proof, Client client) {
        Caller caller = ticket.who().caller();
        SignIns.Taken taken =
                books.change(
                        caller,
                        false,
                        "signin:CheckMfa",
                        client,
                        call -> {
                            SignIns.Taken done = signIns.secondFactor(ticket, proof, call);
                            return new Bookkeeping.Noted<>(done, event(done, ticket, client));
                        });
        if (taken.result() instanceof ProofResult.ByRecoveryCode(int left)) {
            announce(SignInEvents.recoveryCodeUsed(caller, left, client));
        }
        return welcomed(taken.outcome(), client);
    }

    private static Optional<Event> event(SignIns.Taken taken, Ticket ticket, Client client) {
        return switch (taken.outcome()) {
            case Outcome.SignedIn signedIn ->
                    Optional.of(SignInEvents.success(signedIn, device(taken.result()), client));
            case Outcome.Refused refused ->
                    Optional.of(failure(ticket.who(), refused, true, client));
            case Outcome.Waiting _, Outcome.SetUp _ -> Optional.empty();
        };
    }

    private static Optional<String> device(ProofResult result) {
        return switch (result) {
            case ProofResult.ByDevice(String serialNumber) -> Optional.of(serialNumber);
            case ProofResult.ByRecoveryCode _, ProofResult.Wrong _, ProofResult.FromCopy _ ->
                    Optional.empty();
        };
    }

    /// The step in which the next password is chosen.
    ///
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation`
    Reply newPassword(String ticketText, String newPassword, Client client) {
        Optional<Ticket> opened =
                signIns.ticket(ticketText, Ticket.Purpose.NEW_PASSWORD, client.at());
        if (opened.isEmpty()) {
            return strangeTicket();
        }
        Ticket ticket = opened.get();
        Caller caller = ticket.who().caller();
        Outcome outcome =
                claimed(
                        ticket,
                        client,
                        () ->
                                books.change(
                                        caller,
                                        false,
                                        "iam:ChangePassword",
                                        client,
                                        call -> {
                                            Outcome done =
                                                    signIns.newPassword(ticket, newPassword, call);
                                            Event event =
                                                    done instanceof Outcome.Refused refused
                                                            ? failure(
                                                                    ticket.who(),
                                                                    refused,
                                                                    false,
                                                                    client)
                                                            : SignInEvents.ofPerson(
                                                                    "ChangePassword",
                                                                    caller,
                                                                    client);
                                            return new Bookkeeping.Noted<>(
                                                    done, Optional.of(event));
                                        }));
        if (outcome instanceof Outcome.SignedIn signedIn) {
            books.durably(SignInEvents.success(signedIn, Optional.empty(), client), outcome);
        }
        return new Reply.Done(welcomed(outcome, client));
    }

    /// Sets e-mail address and password of the root user for whom a token was made; true if it was.
    ///
    /// @throws dev.gatehouse.api.AwsException if address or password cannot be; the token is good
    ///   for another try then
    Reply setUp(String token, String email, String password, Client client) {
        Optional<Account> account = RootSetup.account(token);
        if (account.isEmpty()) {
            return strangeTicket();
        }
        Caller root = new Caller.Root(account.get());
        return guessed(
                new Guessed(root.arn() + " set-up", Optional.empty(), client),
                _ ->
                        Optional.of(
                                books.find(account.get(), RootSetup.KIND, RootSetup.KEY)
                                        .filter(setup -> setup.isFor(token, client.at()))
                                        .map(_ -> setUp(root, token, email, password, client))
                                        .orElse(STRANGE)));
    }

    private Outcome setUp(Caller root, String token, String email, String password, Client client) {
        return books.change(
                root,
                true,
                "gatehouse:SetUpRoot",
                client,
                call -> {
                    boolean good =
                            call.view()
                                    .find(RootSetup.KIND, RootSetup.KEY)
                                    .filter(setup -> setup.isFor(token, client.at()))
                                    .isPresent();
                    if (!good) {
                        return new Bookkeeping.Noted<>(STRANGE, Optional.empty());
                    }
                    call.draft().remove(RootSetup.KIND, RootSetup.KEY);
                    roots.put(email, password, call);
                    return new Bookkeeping.Noted<>(
                            new Outcome.SetUp(email),
                            Optional.of(SignInEvents.ofPerson("SetUpRoot", root, client)));
                });
    }

    /// The session of a cookie as it goes on; empty if there is none or it has ended.
    Optional<Outcome.SignedIn> session(String cookie, Client client) {
        return signIns.cookie(cookie)
                .flatMap(session ->
                        signIns.goOn(session, books.view(session.who().caller()), client.at()));
    }

    /// Ends the session of a cookie, with all credentials that came of it.
    void signOut(String cookie, Client client) {
        Optional<SignInSession> session =
                signIns.cookie(cookie)
                        .filter(known ->
                                signIns.goOn(known, books.view(known.who().caller()), client.at())
                                        .isPresent());
        session.ifPresent(known -> {
            Caller caller = known.who().caller();
            books.change(
                    caller,
                    false,
                    "gatehouse:SignOut",
                    client,
                    call -> {
                        EndedSignIn.put(
                                known.who().attempt(), known.expires(), call.at(), call.draft());
                        return new Bookkeeping.Noted<>(
                                true,
                                Optional.of(SignInEvents.ofPerson("SignOut", caller, client)));
                    });
        });
    }

    /// Whose secret is guessed at, and from where.
    private record Guessed(String name, Optional<Caller> caller, Client client) {
        Guesses.Try asTry() {
            return new Guesses.Try(name, Guesses.network(client.address()));
        }
    }

    /// Runs a step unless there were too many wrong ones.
    ///
    /// @param step answers nothing if there was no room for it
    private Reply guessed(Guessed guessed, Function<Guesses.Answer.Taken, Optional<Outcome>> step) {
        return switch (guesses.ask(guessed.asTry(), guessed.client().machineTime())) {
            case Guesses.Answer.Delayed(Duration howLong) -> new Reply.Later(howLong);
            case Guesses.Answer.Taken taken -> taken(guessed, taken, step);
        };
    }

    private Reply taken(
            Guessed guessed,
            Guesses.Answer.Taken taken,
            Function<Guesses.Answer.Taken, Optional<Outcome>> step) {
        boolean wrong = false;
        try {
            Optional<Outcome> outcome = step.apply(taken);
            wrong = outcome.filter(Outcome.Refused.class::isInstance).isPresent();
            return outcome.<Reply>map(Reply.Done::new).orElse(new Reply.Later(WHEN_FULL));
        } finally {
            if (wrong) {
                taken.begins()
                        .map(scope ->
                                SignInEvents.throttled(scope, guessed.caller(), guessed.client()))
                        .ifPresent(this::announce);
            } else {
                guesses.takeBack(guessed.asTry(), taken, guessed.client().machineTime());
            }
        }
    }

    private Outcome claimed(Ticket ticket, Client client, Supplier<Outcome> step) {
        if (!signIns.use(ticket, client.at())) {
            return STRANGE;
        }
        boolean done = false;
        try {
            Outcome outcome = step.get();
            done = !(outcome instanceof Outcome.Refused);
            return outcome;
        } finally {
            if (!done) {
                signIns.giveBack(ticket);
            }
        }
    }

    /// A ticket or token that a stranger may have made up leaves no event.
    private static Reply strangeTicket() {
        return new Reply.Done(STRANGE);
    }

    private static Event failure(Proven who, Outcome.Refused refused, boolean mfa, Client client) {
        Caller caller = who.caller();
        return SignInEvents.failure(
                Optional.of(caller), Optional.of(caller.account()), refused.reason(), mfa, client);
    }

    /// Remembers who has signed in.
    private Outcome welcomed(Outcome outcome, Client client) {
        if (outcome instanceof Outcome.SignedIn signedIn) {
            Caller caller = signedIn.session().who().caller();
            var made = new Guesses.Try(caller.arn(), Guesses.network(client.address()));
            guesses.signedIn(made, client.machineTime());
            guesses.signedIn(
                    new Guesses.Try(caller.arn() + CODE, made.address()), client.machineTime());
            uses.observePassword(caller.userId(), client.at());
        }
        return outcome;
    }

    private void announce(Event event) {
        books.record(event);
        notices.tell(event);
    }
}
