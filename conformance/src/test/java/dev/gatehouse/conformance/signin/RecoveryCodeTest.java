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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import tools.jackson.databind.JsonNode;

/// Who has lost a device: recovery codes, and what an administrator does.
class RecoveryCodeTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);
    private static final String PHONE = "arn:aws:iam::123456789012:mfa/phone";

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        SignInApi.makePerson(iam, "Ada");
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own-devices")
                        .policyDocument(
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":\"iam:*MFADevice*\",\"Resource\":[\"arn:aws:iam::*:user/${aws:username}\",\"arn:aws:iam::*:mfa/*\"]}")));
    }

    private static AuthenticatorApp device(IamClient by, String user, String name) {
        VirtualMFADevice made =
                by.createVirtualMFADevice(of -> of.virtualMFADeviceName(name)).virtualMFADevice();
        var app = new AuthenticatorApp(made.base32StringSeed().asUtf8String());
        by.enableMFADevice(of ->
                of.userName(user)
                        .serialNumber(made.serialNumber())
                        .authenticationCode1(app.code(SANDBOX.time(), -1))
                        .authenticationCode2(app.code(SANDBOX.time(), 0)));
        SANDBOX.machineAdvance(Duration.ofSeconds(30));
        return app;
    }

    private static AwsCredentials session(AuthenticatorApp app) {
        return API.code(API.signIn("Ada", PASSWORD), app.code(SANDBOX.time(), 0)).credentials();
    }

    private static List<String> codes(AwsCredentials as) {
        Answer answer = API.signed(as, "POST", "/recovery-codes", Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        var codes = new ArrayList<String>();
        answer.body().path("codes").forEach(code -> codes.add(code.asString()));
        return codes;
    }

    private static Answer recover(Answer waiting, String code) {
        return API.post(
                "/mfa", Map.of("ticket", waiting.text("ticket"), "recoveryCode", code), Map.of());
    }

    @Test
    @Requirement("J8")
    void eachCodeLetsInOnce() {
        List<String> codes = codes(session(device(iam, "Ada", "phone")));
        assertThat(codes)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-7]{5}-){3}[A-Z2-7]{5}"));
        Answer waiting = API.signIn("Ada", PASSWORD);
        assertThat(waiting.body().path("recoveryCode").asBoolean()).isTrue();

        Answer answer = recover(waiting, codes.get(3));

        assertThat(answer.state()).isEqualTo("signed-in");
        assertThat(answer.body().path("mfaAuthenticated").asBoolean()).isTrue();
        assertThat(answer.body().path("recoveryCodesLeft").asInt()).isEqualTo(9);
        JsonNode used = API.events("RecoveryCodeUsed").getFirst();
        assertThat(used.path("additionalEventData").path("RecoveryCodesLeft").asString())
                .isEqualTo("9");
        assertThat(used.toString()).doesNotContain(codes.get(3));
        Answer again = recover(API.signIn("Ada", PASSWORD), codes.get(3));
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).isEqualTo(SignInApi.REFUSAL);
        String sloppy = codes.get(4).toLowerCase(Locale.ROOT).replace('-', ' ');
        assertThat(recover(API.signIn("Ada", PASSWORD), sloppy).state()).isEqualTo("signed-in");
        SANDBOX.iam(answer.credentials())
                .deactivateMFADevice(of -> of.userName("Ada").serialNumber(PHONE));
        Answer without = API.signIn("Ada", PASSWORD);
        assertThat(without.state()).isEqualTo("signed-in");
        assertThat(without.body().path("recoveryCodesLeft").isMissingNode())
                .as("codes go with the last device")
                .isTrue();
    }

    @Test
    @Requirement("J8")
    void whenAllAreUsedNoneIsOffered() {
        List<String> codes = codes(session(device(iam, "Ada", "phone")));
        for (String code : codes) {
            assertThat(recover(API.signIn("Ada", PASSWORD), code).state()).isEqualTo("signed-in");
        }

        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(waiting.body().path("recoveryCode").asBoolean()).isFalse();
        assertThat(recover(waiting, codes.getFirst()).state()).isEqualTo("refused");
    }

    @Test
    void newCodesReplaceTheOldOnes() {
        AwsCredentials ada = session(device(iam, "Ada", "phone"));
        List<String> old = codes(ada);
        List<String> fresh = codes(ada);
        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(recover(waiting, old.getFirst()).state()).isEqualTo("refused");
        assertThat(recover(waiting, fresh.getFirst()).state()).isEqualTo("signed-in");
    }

    @Test
    void onlyWhoHasProvenASecondFactorMakesCodes() {
        AwsCredentials before = API.signIn("Ada", PASSWORD).credentials();
        assertThat(API.signed(before, "POST", "/recovery-codes", Map.of()).text("__type"))
                .isEqualTo("ValidationException");
        device(iam, "Ada", "phone");

        Answer answer = API.signed(before, "POST", "/recovery-codes", Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("__type")).contains("AccessDenied");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "žluťoučký", "AAAAA-AAAAA-AAAAA-AAAAA", "%00", "1"})
    void wrongCodesAreRefusedAndTheTicketStaysGood(String wrong) {
        AuthenticatorApp phone = device(iam, "Ada", "phone");
        codes(session(phone));
        SANDBOX.machineAdvance(Duration.ofSeconds(30));
        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(recover(waiting, wrong).body()).isEqualTo(SignInApi.REFUSAL);
        assertThat(recover(waiting, wrong + "A".repeat(1_000)).state()).isEqualTo("refused");
        assertThat(recover(waiting, "A".repeat(9_000)).text("__type"))
                .isEqualTo("ValidationException");
        assertThat(API.code(waiting, phone.code(SANDBOX.time(), 0)).state()).isEqualTo("signed-in");
    }

    @Test
    void guessesAtCodesAreSlowedDown() {
        codes(session(device(iam, "Ada", "phone")));
        Answer waiting = API.signIn("Ada", PASSWORD);
        String wrong = "AAAAA-AAAAA-AAAAA-AAAAA";

        for (int i = 0; i < 5; i++) {
            assertThat(recover(waiting, wrong).state()).isEqualTo("refused");
        }

        assertThat(recover(waiting, wrong).status()).isEqualTo(429);
        assertThat(API.events("SignInThrottled")).hasSize(1);
    }

    @Test
    void codesStandInForTheOneTimeCodeNotForThePassword() {
        List<String> codes = codes(session(device(iam, "Ada", "phone")));

        for (String ticket : new String[] {"", "x", "é".repeat(5_000)}) {
            Answer answer =
                    API.post(
                            "/mfa",
                            Map.of("ticket", ticket, "recoveryCode", codes.getFirst()),
                            Map.of());
            assertThat(answer.body()).isEqualTo(SignInApi.REFUSAL);
        }
    }

    @Test
    @Requirement("J8")
    void anAdministratorsResetIsAnEventOfItsOwn() {
        AwsCredentials ada = session(device(iam, "Ada", "phone"));
        codes(ada);
        device(iam, "Ada", "tablet");
        assertThat(API.signed(ada, "POST", "/reset-mfa", Map.of("userName", "admin")).status())
                .isEqualTo(403);
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);

        Answer reset = API.signed(admin, "POST", "/reset-mfa", Map.of("userName", "Ada"));

        assertThat(reset.body().path("devices")).hasSize(2);
        assertThat(reset.body().path("recoveryCodes").asInt()).isEqualTo(10);
        assertThat(iam.listMFADevices(of -> of.userName("Ada")).mfaDevices()).isEmpty();
        assertThat(API.signIn("Ada", PASSWORD).state()).isEqualTo("signed-in");
        assertThat(API.events("ResetMfa")).hasSize(2);
        assertThat(
                        API.signed(admin, "POST", "/reset-mfa", Map.of("userName", "Nobody"))
                                .text("__type"))
                .isEqualTo("NoSuchEntity");
        device(iam, "Ada", "next");
        iam.deleteVirtualMFADevice(of -> of.serialNumber(PHONE));
    }

    @Test
    @Requirement("J5")
    void rootHasADeviceAndCodes() {
        AwsCredentials key = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        API.signed(key, "PUT", "/root", Map.of("email", "root@example.com", "password", PASSWORD));
        AuthenticatorApp safe = device(SANDBOX.iam(key), "root", "root-account-mfa-device");
        Answer waiting = API.signInAsRoot("root@example.com", PASSWORD);
        assertThat(waiting.body().path("factors").get(0).path("serialNumber").asString())
                .isEqualTo("arn:aws:iam::123456789012:mfa/root-account-mfa-device");
        AwsCredentials root = API.code(waiting, safe.code(SANDBOX.time(), 0)).credentials();

        List<String> codes = codes(root);

        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountMFAEnabled", 1);
        iam.generateCredentialReport();
        assertThat(iam.getCredentialReport().content().asUtf8String().lines().toList().get(1))
                .startsWith("<root_account>,")
                .contains(",not_supported,not_supported,true,");
        Answer recovered =
                recover(API.signInAsRoot("root@example.com", PASSWORD), codes.getFirst());
        assertThat(recovered.body().path("recoveryCodesLeft").asInt()).isEqualTo(9);
        assertThat(
                        Refusal.of(() ->
                                        iam.deactivateMFADevice(of ->
                                                of.userName("root")
                                                        .serialNumber(
                                                                "arn:aws:iam::123456789012:mfa/root-account-mfa-device")))
                                .code())
                .as("an administrator does not take root's")
                .isEqualTo("NoSuchEntity");
    }
}
