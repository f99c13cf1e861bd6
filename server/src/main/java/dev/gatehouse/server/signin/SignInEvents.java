package dev.gatehouse.server.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.SignIn;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.signin.FailureReason;
import dev.gatehouse.signin.Guesses;
import dev.gatehouse.signin.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The events of sign-ins, in the shape of CloudTrail's.
///
/// @see <a
///   href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html">Console
///   sign-in events</a>
final class SignInEvents {
    private static final String SOURCE = "signin.amazonaws.com";
    private static final String OWN_SOURCE = "gatehouse";
    private static final String SIGN_IN = "AwsConsoleSignIn";
    private static final String OF_THE_SERVER = "AwsServiceEvent";
    private static final String CONSOLE_LOGIN = "ConsoleLogin";
    private static final String HIDDEN = "HIDDEN_DUE_TO_SECURITY_REASONS";

    private SignInEvents() {}

    /// Somebody signed in.
    ///
    /// @param device the serial number of the second factor, if one was proven in this step
    static Event success(Outcome.SignedIn signedIn, Optional<String> device, Client client) {
        boolean mfa = signedIn.session().who().mfaAuthenticated().isPresent();
        Map<String, String> more = loginTo(client, mfa);
        device.ifPresent(serialNumber -> more.put("MFAIdentifier", serialNumber));
        if (signedIn.session().enrolling()) {
            more.put("EnrollingOnly", "Yes");
        }
        signedIn.credentials()
                .session()
                .signIn()
                .map(SignIn::id)
                .ifPresent(id -> more.put("SignInId", id));
        Caller caller = signedIn.session().who().caller();
        return event(
                CONSOLE_LOGIN,
                SOURCE,
                SIGN_IN,
                Optional.of(caller),
                Optional.of(signedIn.credentials().accessKeyId()),
                Map.of(CONSOLE_LOGIN, "Success"),
                more,
                client);
    }

    /// Somebody did not.
    ///
    /// @param who if there is such a person
    /// @param mfa whether a second factor was tried
    static Event failure(
            Optional<Caller> who,
            Optional<Account> account,
            FailureReason reason,
            boolean mfa,
            Client client) {
        Map<String, String> more = loginTo(client, mfa);
        more.put("FailureReason", reason.shown());
        return new Event(
                client.requestId(),
                client.at(),
                SOURCE,
                CONSOLE_LOGIN,
                "us-east-1",
                client.address(),
                client.userAgent(),
                who.map(Caller::arn),
                Optional.empty(),
                account.map(there -> there.id().value()).orElse(""),
                false,
                Optional.empty(),
                Optional.of("Failed authentication"),
                client.requestId(),
                List.of(),
                0,
                SIGN_IN,
                Optional.of(who.map(Caller::name).orElse(HIDDEN)),
                Map.of(CONSOLE_LOGIN, "Failure"),
                more);
    }

    /// Somebody has proven their password, and is asked for a second factor.
    static Event checkMfa(Caller who, Client client) {
        return event(
                "CheckMfa",
                SOURCE,
                SIGN_IN,
                Optional.of(who),
                Optional.empty(),
                Map.of("CheckMfa", "Success"),
                loginTo(client, true),
                client);
    }

    /// Something that a person did to their own sign-in.
    static Event ofPerson(String name, Caller who, Client client) {
        return event(
                name,
                name.equals("ChangePassword") ? "iam.amazonaws.com" : OWN_SOURCE,
                SIGN_IN,
                Optional.of(who),
                Optional.empty(),
                Map.of(),
                Map.of(),
                client);
    }

    /// Delays begin.
    static Event throttled(Guesses.Scope scope, Optional<Caller> who, Client client) {
        return notice("SignInThrottled", who, Map.of("Scope", scope.shown()), client);
    }

    /// Somebody has used a recovery code.
    static Event recoveryCodeUsed(Caller who, int left, Client client) {
        return notice(
                "RecoveryCodeUsed",
                Optional.of(who),
                Map.of("RecoveryCodesLeft", String.valueOf(left)),
                client);
    }

    /// A password ends soon.
    static Event expiresSoon(Caller who, Instant expires, Client client) {
        return notice(
                "PasswordExpiresSoon",
                Optional.of(who),
                Map.of("PasswordExpires", expires.toString()),
                client);
    }

    /// Something that the server says of itself.
    private static Event notice(
            String name, Optional<Caller> who, Map<String, String> more, Client client) {
        return event(
                name, OWN_SOURCE, OF_THE_SERVER, who, Optional.empty(), Map.of(), more, client);
    }

    private static Map<String, String> loginTo(Client client, boolean mfa) {
        var more = new TreeMap<String, String>();
        more.put("LoginTo", client.loginTo());
        more.put("MobileVersion", "No");
        more.put("MFAUsed", mfa ? "Yes" : "No");
        return more;
    }

    private static Event event(
            String name,
            String source,
            String type,
            Optional<Caller> who,
            Optional<String> accessKeyId,
            Map<String, String> answer,
            Map<String, String> more,
            Client client) {
        return new Event(
                client.requestId(),
                client.at(),
                source,
                name,
                "us-east-1",
                client.address(),
                client.userAgent(),
                who.map(Caller::arn),
                accessKeyId,
                who.map(caller -> caller.account().id().value()).orElse(""),
                false,
                Optional.empty(),
                Optional.empty(),
                client.requestId(),
                List.of(),
                0,
                type,
                who.map(Caller::name),
                answer,
                more);
    }
}
