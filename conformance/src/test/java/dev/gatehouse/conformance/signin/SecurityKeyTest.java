package dev.gatehouse.conformance.signin;

import static dev.gatehouse.conformance.signin.SignInApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.signin.SignInApi.Answer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MFADevice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Security keys and passkeys: registered by their owners, asked at the sign-in.
@Requirement("J2")
class SecurityKeyTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);
    private static final String PAGE = "http://localhost:4283";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private IamClient iam = SANDBOX.iam();
    private AwsCredentials ada = SANDBOX.adminKey(SandboxServer.ACCOUNT);

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        SignInApi.makePerson(iam, "Ada");
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own-devices")
                        .policyDocument(
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":\"iam:*MFADevice*\",\"Resource\":\"arn:aws:iam::*:user/${aws:username}\"}")));
        ada = API.signIn("Ada", PASSWORD).credentials();
    }

    private static Answer begin(AwsCredentials as, String name) {
        return API.signed(as, "POST", "/security-keys/begin", Map.of("deviceName", name));
    }

    private static Answer finish(AwsCredentials as, Answer begun, Object credential) {
        return API.signed(
                as,
                "POST",
                "/security-keys/finish",
                Map.of("ticket", begun.text("ticket"), "credential", credential));
    }

    /// Registers the key of a browser, and says its serial number.
    private static String register(AwsCredentials as, Browser browser, String name) {
        Answer begun = begin(as, name);
        Answer made = finish(as, begun, browser.create(begun.body().path("options")));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        return made.text("serialNumber");
    }

    private static Answer answer(Answer waiting, Object assertion) {
        return API.post(
                "/mfa", Map.of("ticket", waiting.text("ticket"), "assertion", assertion), Map.of());
    }

    private static JsonNode asked(Answer waiting) {
        return waiting.body().path("assertion");
    }

    @Test
    @Requirement("J4")
    void whoHasAKeyTouchesItToSignIn() {
        var browser = new Browser(PAGE, true);
        String serialNumber = register(ada, browser, "yubi");
        assertThat(serialNumber)
                .matches("arn:aws:iam::123456789012:u2f/user/Ada/yubi-[A-Z2-7]{26}");

        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(waiting.state()).isEqualTo("mfa-required");
        assertThat(waiting.body().path("factors").get(0).path("type").asString())
                .isEqualTo("security-key");
        assertThat(asked(waiting).path("rpId").asString()).isEqualTo("localhost");
        Answer signedIn = answer(waiting, browser.get(asked(waiting)));
        assertThat(signedIn.state()).isEqualTo("signed-in");
        assertThat(signedIn.body().path("mfaAuthenticated").asBoolean()).isTrue();
        JsonNode more = API.lastLogin().path("additionalEventData");
        assertThat(more.path("MFAUsed").asString()).isEqualTo("Yes");
        assertThat(more.path("MFAIdentifier").asString()).isEqualTo(serialNumber);
        assertThat(API.events("FinishSecurityKey")).hasSize(1);
        assertThat(
                        SANDBOX.iam(signedIn.credentials())
                                .listMFADevices(of -> of.userName("Ada"))
                                .mfaDevices())
                .extracting(MFADevice::serialNumber)
                .containsExactly(serialNumber);
    }

    @Test
    void whoDoesNotKnowThePasswordLearnsNothingOfKeys() {
        register(ada, new Browser(PAGE, true), "yubi");

        Answer wrong = API.signIn("Ada", PASSWORD + "x");

        assertThat(wrong.body()).isEqualTo(SignInApi.REFUSAL);
    }

    @Test
    void aKeyIsADeviceLikeOthers() {
        String serialNumber = register(ada, new Browser(PAGE, true), "yubi");

        assertThat(
                        iam.getMFADevice(of -> of.userName("Ada").serialNumber(serialNumber))
                                .serialNumber())
                .isEqualTo(serialNumber);
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("MFADevices", 1)
                .containsEntry("MFADevicesInUse", 1)
                .containsEntry("AccountMFAEnabled", 0);
        iam.deleteLoginProfile(of -> of.userName("Ada"));
        iam.deleteUserPolicy(of -> of.userName("Ada").policyName("own-devices"));
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Ada"))).message())
                .contains("must delete MFA device first");
        assertThat(
                        Refusal.of(() ->
                                        iam.deactivateMFADevice(of ->
                                                of.userName("admin").serialNumber(serialNumber)))
                                .code())
                .isEqualTo("NoSuchEntity");
        iam.deactivateMFADevice(of -> of.userName("Ada").serialNumber(serialNumber));
        assertThat(iam.listMFADevices(of -> of.userName("Ada")).mfaDevices()).isEmpty();
        iam.deleteUser(of -> of.userName("Ada"));
    }

    @Test
    void eightDevicesAreTheMost() {
        for (int i = 1; i <= 8; i++) {
            register(ada, new Browser(PAGE, true), "key" + i);
        }

        assertThat(begin(ada, "key9").text("__type")).isEqualTo("LimitExceeded");
        assertThat(iam.listMFADevices(of -> of.userName("Ada").maxItems(3)).isTruncated()).isTrue();
        assertThat(API.signIn("Ada", PASSWORD).body().path("assertion").path("allowCredentials"))
                .hasSize(8);
    }

    @Test
    void onlyWhoMayEnableDevicesRegistersKeys() {
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("own-devices")
                        .policyDocument(
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":\"iam:EnableMFADevice\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"iam:RegisterSecurityKey\":\"CreateChallenge\"}}}")));
        Answer begun = begin(ada, "yubi");
        assertThat(begun.status()).isEqualTo(200);
        Object credential = new Browser(PAGE, true).create(begun.body().path("options"));

        Answer denied = finish(ada, begun, credential);

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text("message")).contains("iam:EnableMFADevice");
    }

    @Test
    void registrationsAreForWhoBeganThemInTimeAndOnce() {
        var browser = new Browser(PAGE, true);
        Answer begun = begin(ada, "yubi");
        Object credential = browser.create(begun.body().path("options"));
        Answer other = begin(ada, "yubi");

        assertRefused(finish(SANDBOX.adminKey(SandboxServer.ACCOUNT), begun, credential));
        assertRefused(finish(ada, other, credential));
        assertRefused(finish(ada, begun, Map.of("id", "x")));
        assertThat(finish(ada, begun, credential).status()).isEqualTo(200);
        assertThat(finish(ada, begun, credential).text("__type")).isEqualTo("EntityAlreadyExists");
        Answer late = begin(ada, "late");
        Object tooLate = new Browser(PAGE, true).create(late.body().path("options"));
        SANDBOX.advance(Duration.ofMinutes(5));
        assertRefused(finish(ada, late, tooLate));
        assertThat(begin(ada, "yubi").body().path("options").path("excludeCredentials")).hasSize(1);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.text("__type")).isEqualTo("InvalidAuthenticationCode");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "http://localhost.evil.example", "http://127.0.0.1"})
    void pagesOfOtherSitesAreRefused(String elsewhere) {
        var browser = new Browser(PAGE, true);
        Answer begun = begin(ada, "yubi");
        assertRefused(
                finish(ada, begun, browser.at(elsewhere).create(begun.body().path("options"))));
        register(ada, browser, "yubi");
        Answer waiting = API.signIn("Ada", PASSWORD);

        Answer answer = answer(waiting, browser.at(elsewhere).get(asked(waiting)));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(SignInApi.REFUSAL);
        assertThat(answer(waiting, browser.get(asked(waiting))).state()).isEqualTo("signed-in");
    }

    @Test
    void assertionsAreForTheirAttemptOnlyAndOnce() {
        var browser = new Browser(PAGE, false);
        register(ada, browser, "passkey");
        Answer one = API.signIn("Ada", PASSWORD);
        Answer other = API.signIn("Ada", PASSWORD);
        Object assertion = browser.get(asked(one));

        assertThat(answer(other, assertion).state()).isEqualTo("refused");
        assertThat(answer(one, assertion).state()).isEqualTo("signed-in");
        assertThat(answer(one, assertion).state()).isEqualTo("refused");
        SANDBOX.advance(Duration.ofMinutes(10));
        assertThat(answer(other, browser.get(asked(other))).state())
                .as("a stale challenge")
                .isEqualTo("refused");
    }

    @Test
    void aKeyOfSomebodyElseIsOfNoUse() {
        register(ada, new Browser(PAGE, true), "yubi");
        SignInApi.makePerson(iam, "Bob");
        iam.attachUserPolicy(
                of -> of.userName("Bob").policyArn("arn:aws:iam::aws:policy/IAMFullAccess"));
        var bobs = new Browser(PAGE, true);
        register(API.signIn("Bob", PASSWORD).credentials(), bobs, "yubi");
        Answer waiting = API.signIn("Ada", PASSWORD);
        Answer ofBob = API.signIn("Bob", PASSWORD);
        var options = JSON.createObjectNode();
        options.put("challenge", asked(waiting).path("challenge").asString());
        options.set("allowCredentials", asked(ofBob).path("allowCredentials"));
        options.put("userVerification", "preferred");

        assertThat(answer(waiting, bobs.get(options, "localhost")).state()).isEqualTo("refused");
    }

    @Test
    void aCopyOfAKeyIsNoticed() {
        var browser = new Browser(PAGE, true);
        register(ada, browser, "yubi");
        Answer first = API.signIn("Ada", PASSWORD);
        Object early = browser.get(asked(first));
        Answer second = API.signIn("Ada", PASSWORD);
        assertThat(answer(second, browser.get(asked(second))).state()).isEqualTo("signed-in");

        Answer copy = answer(first, early);

        assertThat(copy.body()).isEqualTo(SignInApi.REFUSAL);
        assertThat(API.lastLogin().path("additionalEventData").path("FailureReason").asString())
                .isEqualTo("CopiedSecurityKey");
    }

    @Test
    void whatIsNoAssertionIsRefused() {
        var browser = new Browser(PAGE, true);
        register(ada, browser, "yubi");
        Answer waiting = API.signIn("Ada", PASSWORD);
        Map<String, Object> right = browser.get(asked(waiting));
        var wrong = new HashMap<>(right);
        wrong.put("id", "é" + "x".repeat(300));
        wrong.put("rawId", "%%");

        assertThat(answer(waiting, Map.of()).state()).isEqualTo("refused");
        assertThat(answer(waiting, wrong).state()).isEqualTo("refused");
        assertThat(answer(waiting, Map.of("id", 7, "response", "x")).state()).isEqualTo("refused");
        var changed = new HashMap<>(right);
        changed.put(
                "response",
                Map.of("clientDataJSON", "e30", "authenticatorData", "AA", "signature", "AA"));
        assertThat(answer(waiting, changed).state()).isEqualTo("refused");
        for (Object none : new Object[] {"text", 7, Map.of("id", "x".repeat(9_000))}) {
            assertThat(answer(waiting, none).text("__type")).isEqualTo("ValidationException");
        }
        Answer both =
                API.post(
                        "/mfa",
                        Map.of(
                                "ticket",
                                waiting.text("ticket"),
                                "code",
                                "123456",
                                "assertion",
                                right),
                        Map.of());
        assertThat(both.text("__type")).isEqualTo("ValidationException");
        assertThat(answer(waiting, right).state()).isEqualTo("signed-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a/b", "*"})
    void namesOfKeysAreThoseOfDevices(String name) {
        assertThat(begin(ada, name).text("__type")).isEqualTo("ValidationException");
        assertThat(begin(ada, "x".repeat(65)).text("__type")).isEqualTo("ValidationException");
    }

    @Test
    @Requirement("J5")
    void rootHasKeysToo() {
        AwsCredentials root = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        API.signed(root, "PUT", "/root", Map.of("email", "root@example.com", "password", PASSWORD));
        var browser = new Browser(PAGE, true);

        String serialNumber = register(root, browser, "safe");

        assertThat(serialNumber).matches("arn:aws:iam::123456789012:u2f/root/safe-[A-Z2-7]{26}");
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountMFAEnabled", 1);
        Answer waiting = API.signInAsRoot("root@example.com", PASSWORD);
        assertThat(waiting.state()).isEqualTo("mfa-required");
        assertThat(answer(waiting, browser.get(asked(waiting))).state()).isEqualTo("signed-in");
        iam.generateCredentialReport();
        assertThat(iam.getCredentialReport().content().asUtf8String().lines().toList().get(1))
                .startsWith("<root_account>,")
                .contains(",not_supported,not_supported,true,");
    }
}
