package dev.gatehouse.conformance.signin;

import static dev.gatehouse.conformance.signin.SignInApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.AuthenticatorApp;
import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.signin.SignInApi.Answer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import tools.jackson.databind.JsonNode;

/// What may come between the password and the session: a code, another password, an enrolment.
class SecondStepTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);
    private static final String NEXT = "Amber-ferry-42";
    private static final String PHONE = "arn:aws:iam::123456789012:mfa/phone";

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        SignInApi.makePerson(iam, "Ada");
        iam.attachUserPolicy(
                of -> of.userName("Ada").policyArn("arn:aws:iam::aws:policy/AdministratorAccess"));
    }

    /// Gives Ada a device, and lets the half minutes pass whose codes that takes.
    private AuthenticatorApp device(IamClient by, String name) {
        VirtualMFADevice made =
                by.createVirtualMFADevice(of -> of.virtualMFADeviceName(name)).virtualMFADevice();
        var app = new AuthenticatorApp(made.base32StringSeed().asUtf8String());
        by.enableMFADevice(of ->
                of.userName("Ada")
                        .serialNumber(made.serialNumber())
                        .authenticationCode1(app.code(SANDBOX.time(), -1))
                        .authenticationCode2(app.code(SANDBOX.time(), 0)));
        SANDBOX.machineAdvance(Duration.ofSeconds(30));
        return app;
    }

    private static String now(AuthenticatorApp app) {
        return app.code(SANDBOX.time(), 0);
    }

    @Test
    @Requirement("J4")
    void whoHasADeviceNeedsItsCode() {
        AuthenticatorApp phone = device(iam, "phone");

        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(waiting.status()).isEqualTo(200);
        assertThat(waiting.state()).isEqualTo("mfa-required");
        assertThat(waiting.body().path("credentials").isMissingNode()).isTrue();
        assertThat(waiting.body().path("factors").get(0).path("serialNumber").asString())
                .isEqualTo(PHONE);
        assertThat(API.events("ConsoleLogin")).isEmpty();
        assertThat(API.events("CheckMfa")).hasSize(1);

        Answer answer = API.code(waiting, now(phone));

        assertThat(answer.state()).isEqualTo("signed-in");
        assertThat(answer.body().path("mfaAuthenticated").asBoolean()).isTrue();
        JsonNode more = API.lastLogin().path("additionalEventData");
        assertThat(more.path("MFAUsed").asString()).isEqualTo("Yes");
        assertThat(more.path("MFAIdentifier").asString()).isEqualTo(PHONE);
        AwsCredentials session = answer.credentials();
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("mfa")
                        .policyDocument(
                                Policies.document(
                                        "{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}}",
                                        "{\"Effect\":\"Deny\",\"Action\":\"iam:ListUsers\",\"Resource\":\"*\",\"Condition\":{\"NumericGreaterThan\":{\"aws:MultiFactorAuthAge\":\"60\"}}}")));
        assertThat(SANDBOX.iam(session).listUsers().users()).hasSize(2);
        SANDBOX.advance(Duration.ofSeconds(61));
        assertThat(Refusal.of(() -> SANDBOX.iam(session).listUsers()).code())
                .isEqualTo("AccessDenied");
        assertThat(SANDBOX.iam(session).getUser().user().userName()).isEqualTo("Ada");
    }

    @Test
    void anyOfSeveralDevicesWillDo() {
        device(iam, "phone");
        AuthenticatorApp tablet = device(iam, "tablet");
        Answer waiting = API.signIn("Ada", PASSWORD);
        assertThat(waiting.body().path("factors")).hasSize(2);

        assertThat(API.code(waiting, now(tablet)).state()).isEqualTo("refused");
        Answer answer =
                API.post(
                        "/mfa",
                        Map.of(
                                "ticket",
                                waiting.text("ticket"),
                                "serialNumber",
                                "arn:aws:iam::123456789012:mfa/tablet",
                                "code",
                                now(tablet)),
                        Map.of());

        assertThat(answer.state()).isEqualTo("signed-in");
    }

    @Test
    void wrongCodesAreAnsweredAsWrongPasswordsAreAndTheTicketStaysGood() {
        AuthenticatorApp phone = device(iam, "phone");
        Answer waiting = API.signIn("Ada", PASSWORD);

        Answer wrong = API.code(waiting, phone.code(SANDBOX.time(), 5));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).isEqualTo(SignInApi.REFUSAL);
        JsonNode more = API.lastLogin().path("additionalEventData");
        assertThat(more.path("MFAUsed").asString()).isEqualTo("Yes");
        assertThat(more.path("FailureReason").asString()).isEqualTo("WrongCode");
        assertThat(API.code(waiting, "").state()).isEqualTo("refused");
        assertThat(API.code(waiting, now(phone)).state()).isEqualTo("signed-in");
    }

    @Test
    void codesAndTicketsWorkOnce() {
        AuthenticatorApp phone = device(iam, "phone");
        Answer waiting = API.signIn("Ada", PASSWORD);
        Answer other = API.signIn("Ada", PASSWORD);
        String code = now(phone);
        assertThat(API.code(waiting, code).state()).isEqualTo("signed-in");

        assertThat(API.code(other, code).state()).isEqualTo("refused");
        assertThat(API.code(waiting, phone.code(SANDBOX.time(), 1)).state()).isEqualTo("refused");
        assertThat(API.code(other, phone.code(SANDBOX.time(), 1)).state()).isEqualTo("signed-in");
    }

    @Test
    void ticketsEndAndAreGoodForTheirStepOnly() {
        AuthenticatorApp phone = device(iam, "phone");
        Answer waiting = API.signIn("Ada", PASSWORD);
        assertThat(API.newPassword(waiting, NEXT).state()).isEqualTo("refused");
        for (String ticket : new String[] {"", "x", "%%", waiting.text("ticket") + "A"}) {
            Answer answer =
                    API.post("/mfa", Map.of("ticket", ticket, "code", now(phone)), Map.of());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo(SignInApi.REFUSAL);
        }

        SANDBOX.advance(Duration.ofMinutes(10));

        assertThat(API.code(waiting, now(phone)).state()).isEqualTo("refused");
    }

    @Test
    void aTicketEndsWithThePasswordThatWasProven() {
        AuthenticatorApp phone = device(iam, "phone");
        Answer waiting = API.signIn("Ada", PASSWORD);

        iam.updateLoginProfile(of -> of.userName("Ada").password(NEXT));

        assertThat(API.code(waiting, now(phone)).state()).isEqualTo("refused");
    }

    @Test
    @Requirement("K3")
    void whoMustChooseAnotherPasswordDoesSoAndIsIn() {
        iam.updateLoginProfile(of -> of.userName("Ada").passwordResetRequired(true));

        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(waiting.state()).isEqualTo("password-change-required");
        assertThat(waiting.text("reason")).isEqualTo("reset");
        assertThat(waiting.body().path("credentials").isMissingNode()).isTrue();
        Answer weak = API.newPassword(waiting, "short");
        assertThat(weak.status()).isEqualTo(400);
        assertThat(weak.text("__type")).isEqualTo("PasswordPolicyViolation");
        for (String none : new String[] {"", "Žluťoučký-77", NEXT + "x".repeat(128)}) {
            assertThat(API.newPassword(waiting, none).text("__type"))
                    .isEqualTo("ValidationException");
        }

        Answer answer = API.newPassword(waiting, NEXT);

        assertThat(answer.state()).isEqualTo("signed-in");
        assertThat(SANDBOX.iam(answer.credentials()).getUser().user().userName()).isEqualTo("Ada");
        assertThat(API.events("ChangePassword")).hasSize(1);
        assertThat(API.events("ConsoleLogin")).hasSize(1);
        assertThat(API.newPassword(waiting, "Another-ferry-43").state()).isEqualTo("refused");
        assertThat(API.signIn("Ada", PASSWORD).state()).isEqualTo("refused");
        assertThat(API.signIn("Ada", NEXT).state()).isEqualTo("signed-in");
    }

    @Test
    void theCodeComesBeforeTheNextPassword() {
        AuthenticatorApp phone = device(iam, "phone");
        iam.updateLoginProfile(of -> of.userName("Ada").passwordResetRequired(true));

        Answer first = API.signIn("Ada", PASSWORD);
        Answer second = API.code(first, now(phone));
        Answer third = API.newPassword(second, NEXT);

        assertThat(first.state()).isEqualTo("mfa-required");
        assertThat(second.state()).isEqualTo("password-change-required");
        assertThat(third.state()).isEqualTo("signed-in");
        assertThat(third.body().path("mfaAuthenticated").asBoolean()).isTrue();
    }

    @Test
    @Requirement({"J4", "L7"})
    void whereAnAccountDemandsItWhoHasNoDeviceMayOnlyEnrolOne() {
        AwsCredentials before = API.signIn("Ada", PASSWORD).credentials();
        API.signed(
                SANDBOX.adminKey(SandboxServer.ACCOUNT),
                "PUT",
                "/settings",
                Map.of("requireMfa", true));
        assertThat(Refusal.of(() -> SANDBOX.iam(before).getUser()))
                .as("sessions from before")
                .isEqualTo(Refusal.invalidClientTokenId());

        Answer answer = API.signIn("Ada", PASSWORD);

        assertThat(answer.state()).isEqualTo("must-enrol");
        AwsCredentials enrolling = answer.credentials();
        IamClient own = SANDBOX.iam(enrolling);
        assertThat(Refusal.of(own::listUsers).code()).isEqualTo("AccessDenied");
        assertThat(Refusal.of(() -> own.createAccessKey(of -> of.userName("Ada"))).code())
                .isEqualTo("AccessDenied");
        assertThat(Refusal.of(() -> own.getUser(of -> of.userName("admin"))).code())
                .isEqualTo("AccessDenied");
        assertThat(own.getUser().user().userName()).isEqualTo("Ada");
        AuthenticatorApp phone = device(own, "phone");

        assertThat(Refusal.of(own::listUsers).code()).isEqualTo("AccessDenied");
        AwsCredentials session = API.code(API.signIn("Ada", PASSWORD), now(phone)).credentials();
        assertThat(SANDBOX.iam(session).listUsers().users()).hasSize(2);
        iam.deactivateMFADevice(of -> of.userName("Ada").serialNumber(PHONE));
        assertThat(API.signIn("Ada", PASSWORD).state()).as("lost device").isEqualTo("must-enrol");
    }

    @Test
    @Requirement({"J4", "J5"})
    void rootIsNoExceptionToWhatTheAccountDemands() {
        AwsCredentials key = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        API.signed(key, "PUT", "/root", Map.of("email", "root@example.com", "password", PASSWORD));
        API.signed(key, "PUT", "/settings", Map.of("requireMfa", true));

        Answer answer = API.signInAsRoot("root@example.com", PASSWORD);

        assertThat(answer.state()).isEqualTo("must-enrol");
        IamClient root = SANDBOX.iam(answer.credentials());
        assertThat(Refusal.of(root::listUsers).code()).isEqualTo("AccessDenied");
        VirtualMFADevice made =
                root.createVirtualMFADevice(of -> of.virtualMFADeviceName("safe"))
                        .virtualMFADevice();
        var safe = new AuthenticatorApp(made.base32StringSeed().asUtf8String());
        root.enableMFADevice(of ->
                of.userName("root")
                        .serialNumber(made.serialNumber())
                        .authenticationCode1(safe.code(SANDBOX.time(), -1))
                        .authenticationCode2(safe.code(SANDBOX.time(), 0)));
        SANDBOX.machineAdvance(Duration.ofSeconds(30));

        Answer waiting = API.signInAsRoot("root@example.com", PASSWORD);

        assertThat(waiting.state()).isEqualTo("mfa-required");
        AwsCredentials session = API.code(waiting, now(safe)).credentials();
        assertThat(SANDBOX.iam(session).listUsers().users()).hasSize(2);
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountMFAEnabled", 1);
    }
}
