package dev.gatehouse.signin;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Session;
import dev.gatehouse.domain.Sha256;
import dev.gatehouse.domain.SignIn;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Factor;
import dev.gatehouse.operation.FactorProof;
import dev.gatehouse.operation.IssuedSession;
import dev.gatehouse.operation.Person;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.operation.ProofResult;
import dev.gatehouse.operation.SecondFactors;
import dev.gatehouse.operation.SessionTokens;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The steps of a sign-in after the password: a second factor, another password, a session. The
/// server keeps nothing in between. Thread-safe.
public final class SignIns {
    private static final Duration TICKET_LASTS = Duration.ofMinutes(10);

    /// Of a page that has a cookie to get new ones with.
    private static final Duration CREDENTIALS_OF_COOKIE_LAST = Duration.ofMinutes(15);

    private final PersonDirectory people;
    private final SecondFactors secondFactors;
    private final SessionTokens tokens;
    private final SealedForms forms;
    private final Ids ids;
    private final RandomGenerator secrets;
    private final UsedTickets used = new UsedTickets();

    /// @param secrets unpredictable
    public SignIns(
            PersonDirectory people,
            SecondFactors secondFactors,
            SessionTokens tokens,
            SealedForms forms,
            Ids ids,
            RandomGenerator secrets) {
        this.people = people;
        this.secondFactors = secondFactors;
        this.tokens = tokens;
        this.forms = forms;
        this.ids = ids;
        this.secrets = secrets;
    }

    /// Begins for somebody whose password was right.
    public Proven begin(Person person) {
        return new Proven(
                ids.nextUuid(), person.caller(), person.password().name(), Optional.empty());
    }

    /// What comes next for somebody.
    ///
    /// @param view of their account
    /// @param cookie whether the session is to be a cookie
    public Outcome proceed(Proven who, boolean cookie, View view, Instant now) {
        Optional<Person> person =
                current(who.caller(), view)
                        .filter(known -> known.password().name().equals(who.password()));
        if (person.isEmpty()) {
            return new Outcome.Refused(FailureReason.INVALID_TICKET);
        }
        Person.Password password = person.get().password();
        return switch (next(who, password, view, now)) {
            case Step.SecondFactorRequired step ->
                    waiting(who, step, Ticket.Purpose.SECOND_FACTOR, cookie, now);
            case Step.PasswordChangeRequired step ->
                    waiting(who, step, Ticket.Purpose.NEW_PASSWORD, cookie, now);
            case Step.MustEnrol _ -> signedIn(begun(who, true, view, now), cookie, password, view);
            case Step.SignedIn _ -> signedIn(begun(who, false, view, now), cookie, password, view);
        };
    }

    private Step next(Proven who, Person.Password password, View view, Instant now) {
        List<Factor> factors =
                secondFactors.factors(who.caller().account(), view, who.caller().userId());
        if (who.mfaAuthenticated().isEmpty() && !factors.isEmpty()) {
            boolean codes = secondFactors.recoveryCodes(view, who.caller().userId()).orElse(0) > 0;
            return new Step.SecondFactorRequired(factors, secondFactors.site(), codes);
        }
        if (password.resetRequired() || password.hasExpired(now)) {
            return new Step.PasswordChangeRequired(password.hasExpired(now));
        }
        return SignInSettings.in(view).requireMfa() && who.mfaAuthenticated().isEmpty()
                ? new Step.MustEnrol()
                : new Step.SignedIn();
    }

    private Outcome waiting(
            Proven who, Step step, Ticket.Purpose purpose, boolean cookie, Instant now) {
        var ticket = new Ticket(who, purpose, now.plus(TICKET_LASTS), cookie);
        return new Outcome.Waiting(who, step, forms.seal(ticket), ticket.expires());
    }

    /// The ticket that a client brings for a step; empty if it is not for that, has ended or was
    /// used.
    public Optional<Ticket> ticket(String text, Ticket.Purpose purpose, Instant now) {
        return forms.ticket(text)
                .filter(ticket -> ticket.purpose() == purpose)
                .filter(ticket -> now.isBefore(ticket.expires()))
                .filter(ticket -> !used.has(ticket));
    }

    /// Claims a ticket for its step; false if it was claimed before.
    public boolean use(Ticket ticket, Instant now) {
        return used.use(ticket, now);
    }

    /// Lets a ticket be used again, for its step did not come to be.
    public void giveBack(Ticket ticket) {
        used.giveBack(ticket);
    }

    /// Takes a second factor, and spends it.
    ///
    /// @param call as of the person
    public Taken secondFactor(Ticket ticket, FactorProof proof, Call call) {
        ProofResult result = secondFactors.spend(proof, call);
        return switch (result) {
            case ProofResult.Wrong _ ->
                    new Taken(new Outcome.Refused(FailureReason.WRONG_CODE), result);
            case ProofResult.FromCopy _ ->
                    new Taken(new Outcome.Refused(FailureReason.COPIED_SECURITY_KEY), result);
            case ProofResult.ByDevice _, ProofResult.ByRecoveryCode _ -> {
                Proven who =
                        ticket.who().withSecondFactor(call.at().truncatedTo(ChronoUnit.SECONDS));
                yield new Taken(proceed(who, ticket.cookie(), call.view(), call.at()), result);
            }
        };
    }

    /// What comes of a second factor.
    public record Taken(Outcome outcome, ProofResult result) {}

    /// What a security key is asked to sign for a ticket, in base64url: its hash, so that an answer
    /// is one to this step of this attempt only.
    public static String challenge(String ticket) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(ticket));
    }

    /// The device that a code is of when the client does not say: the only one.
    public Optional<String> onlyDevice(Ticket ticket, View view) {
        Caller caller = ticket.who().caller();
        List<String> devices =
                secondFactors.factors(caller.account(), view, caller.userId()).stream()
                        .filter(Factor.OneTimeCodes.class::isInstance)
                        .map(Factor::serialNumber)
                        .toList();
        return devices.size() == 1 ? Optional.of(devices.getFirst()) : Optional.empty();
    }

    /// Takes another password in place of the one that was proven.
    ///
    /// @param call as of the person
    /// @throws AwsException `PasswordPolicyViolation`
    public Outcome newPassword(Ticket ticket, String newPassword, Call call) {
        Proven who = ticket.who();
        boolean same =
                current(who.caller(), call.view())
                        .filter(known -> known.password().name().equals(who.password()))
                        .isPresent();
        if (!same || !(who.caller() instanceof Caller.User user)) {
            return new Outcome.Refused(FailureReason.INVALID_TICKET);
        }
        people.changePassword(user, newPassword, call);
        String name = current(user, call.view()).map(Person::password).orElseThrow().name();
        return proceed(who.withPassword(name), ticket.cookie(), call.view(), call.at());
    }

    private static SignInSession begun(Proven who, boolean enrolling, View view, Instant now) {
        Instant issued = now.truncatedTo(ChronoUnit.SECONDS);
        Duration length = SignInSettings.in(view).sessionLength();
        return new SignInSession(who, enrolling, issued, issued.plus(length), issued);
    }

    private Outcome signedIn(
            SignInSession session, boolean cookie, Person.Password password, View view) {
        Duration warning = SignInSettings.in(view).warning();
        Optional<Instant> ends =
                password.expiresWithin(warning, session.seen())
                        ? password.expires()
                        : Optional.empty();
        IssuedSession credentials = credentials(session, cookie);
        return new Outcome.SignedIn(
                session,
                credentials,
                tokens.seal(credentials),
                cookie ? Optional.of(forms.seal(session)) : Optional.empty(),
                ends,
                secondFactors.recoveryCodes(view, session.who().caller().userId()));
    }

    private IssuedSession credentials(SignInSession session, boolean cookie) {
        Instant soon = session.seen().plus(CREDENTIALS_OF_COOKIE_LAST);
        Instant expires = cookie && soon.isBefore(session.expires()) ? soon : session.expires();
        Proven who = session.who();
        List<String> policies =
                session.enrolling() ? List.of(Enrolling.policy(who.caller())) : List.of();
        // The time of the sign-in, also for credentials that a cookie fetches later: who revokes
        // what was issued before a time means them too.
        return new IssuedSession(
                ids.nextAccessKeyId("ASIA", who.caller().account().id()),
                Ids.secretAccessKey(secrets),
                who.caller(),
                new Session(
                        session.issued(),
                        expires,
                        who.mfaAuthenticated(),
                        policies,
                        List.of(),
                        Map.of(),
                        Set.of(),
                        Optional.empty(),
                        who.caller().userId(),
                        false,
                        Optional.of(signIn(session))));
    }

    private static SignIn signIn(SignInSession session) {
        return new SignIn(session.who().attempt(), session.who().password(), session.enrolling());
    }

    /// The session of a cookie; empty if it is none of ours. It may have ended.
    public Optional<SignInSession> cookie(String text) {
        return forms.session(text);
    }

    /// The session of a cookie as it goes on, with new credentials; empty if it has ended.
    public Optional<Outcome.SignedIn> goOn(SignInSession session, View view, Instant now) {
        boolean over =
                !now.isBefore(session.expires())
                        || !now.isBefore(session.seen().plus(SignInSettings.in(view).idleLength()));
        Caller caller = session.who().caller();
        boolean proven = session.who().mfaAuthenticated().isPresent();
        if (over || !isLive(caller, signIn(session), proven, view)) {
            return Optional.empty();
        }
        Instant seen = now.truncatedTo(ChronoUnit.SECONDS);
        return current(caller, view)
                .map(person -> signedIn(session.seenAt(seen), true, person.password(), view))
                .map(Outcome.SignedIn.class::cast);
    }

    /// Whether the sessions of a sign-in still count: the person has not signed out, the password
    /// is the one that was proven, and the account does not demand more by now.
    ///
    /// @param proven whether they proved a second factor
    /// @param view of the account
    public static boolean isLive(
            PersonDirectory people, Caller caller, SignIn signIn, boolean proven, View view) {
        return view.find(EndedSignIn.KIND, signIn.id()).isEmpty()
                && current(people, caller, view)
                        .filter(person -> person.password().name().equals(signIn.password()))
                        .isPresent()
                && (proven || signIn.enrolling() || !SignInSettings.in(view).requireMfa());
    }

    private boolean isLive(Caller caller, SignIn signIn, boolean proven, View view) {
        return isLive(people, caller, signIn, proven, view);
    }

    private Optional<Person> current(Caller caller, View view) {
        return current(people, caller, view);
    }

    private static Optional<Person> current(PersonDirectory people, Caller caller, View view) {
        Account account = caller.account();
        return switch (caller) {
            case Caller.Root _ -> Roots.find(account, view);
            case Caller.User user -> people.find(account, view, user.userId());
            case Caller.RoleSession _ -> Optional.empty();
        };
    }
}
