package dev.gatehouse.conformance.signin;

import static dev.gatehouse.conformance.signin.SignInApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.signin.SignInApi.Answer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;

/// Who signs in with a password, and what they have then.
class SignInTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);
    private static final String NEXT = "Amber-ferry-42";
    private static final String EMAIL = "Root@example.com";

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        SignInApi.makePerson(iam, "Ada");
        allow("iam:GetUser", "iam:ListUsers", "s3:*");
    }

    private void allow(String... actions) {
        iam.putUserPolicy(
                of -> of.userName("Ada").policyName("own").policyDocument(Policies.allow(actions)));
    }

    @Test
    @Requirement("A5")
    void aPersonGetsASessionOfTheirOwn() {
        Answer answer = API.signIn("ada", PASSWORD);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.state()).isEqualTo("signed-in");
        assertThat(answer.text("arn")).isEqualTo("arn:aws:iam::123456789012:user/Ada");
        assertThat(answer.cookie()).isEmpty();
        assertThat(Instant.parse(answer.text("expires")))
                .isEqualTo(SANDBOX.time().plus(Duration.ofHours(12)));
        AwsCredentials session = answer.credentials();
        assertThat(SANDBOX.sts(session).getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/Ada");
        assertThat(SANDBOX.iam(session).getUser().user().userName()).isEqualTo("Ada");
        assertThat(Refusal.of(() -> SANDBOX.iam(session).listRoles()).code())
                .isEqualTo("AccessDenied");
    }

    @Test
    void aSessionLastsAsLongAsTheAccountLetsIt() {
        API.signed(
                SANDBOX.adminKey(SandboxServer.ACCOUNT),
                "PUT",
                "/settings",
                Map.of("sessionMinutes", 30));
        AwsCredentials session = API.signIn("Ada", PASSWORD).credentials();

        SANDBOX.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(SANDBOX.iam(session).getUser().user().userName()).isEqualTo("Ada");

        SANDBOX.advance(Duration.ofSeconds(1));
        assertThat(Refusal.of(() -> SANDBOX.iam(session).getUser()))
                .isEqualTo(Refusal.expiredToken());
    }

    @Test
    void anAccountCanBeCalledByItsAlias() {
        iam.createAccountAlias(of -> of.accountAlias("the-shop"));

        Answer answer =
                API.post(
                        "",
                        Map.of("account", "the-shop", "user", "Ada", "password", PASSWORD),
                        Map.of());

        assertThat(answer.state()).isEqualTo("signed-in");
    }

    /// Four users: a password, keys, both, neither.
    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    @Requirement("A5")
    void passwordAndKeysAreGivenIndependently(boolean password, boolean keys) {
        iam.createUser(of -> of.userName("Bo"));
        if (password) {
            iam.createLoginProfile(of -> of.userName("Bo").password(PASSWORD));
        }
        if (keys) {
            assertThat(SANDBOX.sts(SANDBOX.newKey("Bo")).getCallerIdentity().arn())
                    .endsWith(":user/Bo");
        }

        Answer answer = API.signIn("Bo", PASSWORD);

        assertThat(answer.status()).isEqualTo(password ? 200 : 401);
        assertThat(iam.listAccessKeys(of -> of.userName("Bo")).accessKeyMetadata())
                .hasSize(keys ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // account, user, password, reason, name in the event
        "123456789012, Ada, violet-tram-77, WrongPassword, Ada",
        "123456789012, Ada, '', WrongPassword, Ada",
        "123456789012, nobody, Violet-tram-77, UnknownUser, HIDDEN_DUE_TO_SECURITY_REASONS",
        "123456789012, admin, Violet-tram-77, UnknownUser, HIDDEN_DUE_TO_SECURITY_REASONS",
        "210987654321, Ada, Violet-tram-77, UnknownUser, HIDDEN_DUE_TO_SECURITY_REASONS",
        "no-such-alias, Ada, Violet-tram-77, UnknownUser, HIDDEN_DUE_TO_SECURITY_REASONS",
        "'', '', '', UnknownUser, HIDDEN_DUE_TO_SECURITY_REASONS"
    })
    @Requirement({"A5", "K7"})
    void whateverIsWrongIsAnsweredAlike(
            String account, String user, String password, String reason, String name) {
        Answer answer =
                API.post(
                        "",
                        Map.of("account", account, "user", user, "password", password),
                        Map.of("User-Agent", "a browser", "X-Forwarded-For", "198.51.100.7"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(SignInApi.REFUSAL);
        JsonNode event = API.lastLogin();
        assertThat(event.path("eventSource").asString()).isEqualTo("signin.amazonaws.com");
        assertThat(event.path("eventType").asString()).isEqualTo("AwsConsoleSignIn");
        assertThat(event.path("errorMessage").asString()).isEqualTo("Failed authentication");
        assertThat(event.path("responseElements").path("ConsoleLogin").asString())
                .isEqualTo("Failure");
        assertThat(event.path("userName").asString()).isEqualTo(name);
        assertThat(event.path("sourceIpAddress").asString()).isEqualTo("198.51.100.7");
        assertThat(event.path("userAgent").asString()).isEqualTo("a browser");
        JsonNode more = event.path("additionalEventData");
        assertThat(more.path("MFAUsed").asString()).isEqualTo("No");
        assertThat(more.path("MobileVersion").asString()).isEqualTo("No");
        assertThat(more.path("FailureReason").asString()).isEqualTo(reason);
        assertThat(event.toString()).doesNotContain("no-such-alias", "nobody");
        assertThat(API.events("ConsoleLogin")).hasSize(1);
    }

    /// Neither is cut to what would fit.
    @ParameterizedTest
    @ValueSource(ints = {129, 8_000})
    void overlongPasswordsAreWrong(int length) {
        String longest = "Aa1-" + "xy".repeat(62);
        iam.updateLoginProfile(of -> of.userName("Ada").password(longest));
        assertThat(API.signIn("Ada", longest).state()).isEqualTo("signed-in");

        Answer answer = API.signIn("Ada", longest + "x".repeat(length - 128));

        assertThat(answer.state()).isEqualTo("refused");
    }

    @Test
    void passwordsNeedNotBeOfAscii() {
        String password = "Größe-Tür-77é";
        iam.updateLoginProfile(of -> of.userName("Ada").password(password));

        assertThat(API.signIn("Ada", password).state()).isEqualTo("signed-in");
        assertThat(API.signIn("Ada", "Grosse-Tur-77e").state()).isEqualTo("refused");
        assertThat(API.signIn("Ada", "Žluťoučký kůň 🐎").state()).isEqualTo("refused");
    }

    @Test
    void aSuccessIsAnEventAndMovesTheLastUse() {
        assertThat(iam.getUser(of -> of.userName("Ada")).user().passwordLastUsed()).isNull();

        Answer answer = API.signIn("Ada", PASSWORD);

        JsonNode event = API.lastLogin();
        assertThat(event.path("responseElements").path("ConsoleLogin").asString())
                .isEqualTo("Success");
        assertThat(event.path("userName").asString()).isEqualTo("Ada");
        assertThat(event.path("recipientAccountId").asString()).isEqualTo(SandboxServer.ACCOUNT);
        assertThat(event.path("accessKeyId").asString())
                .isEqualTo(answer.credentials().accessKeyId());
        assertThat(event.path("additionalEventData").path("LoginTo").asString())
                .isEqualTo(SANDBOX.endpoint() + "/_gatehouse/signin");
        assertThat(iam.getUser(of -> of.userName("Ada")).user().passwordLastUsed())
                .isEqualTo(SANDBOX.time());
        assertThat(
                        iam.listUsers().users().stream()
                                .filter(user -> user.userName().equals("Ada"))
                                .findFirst()
                                .orElseThrow()
                                .passwordLastUsed())
                .isEqualTo(SANDBOX.time());
    }

    @Test
    @Requirement("A1")
    void rootSignsInWithItsAddress() {
        AwsCredentials key = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        assertThat(API.signInAsRoot(EMAIL, PASSWORD).state()).isEqualTo("refused");

        Answer set = API.signed(key, "PUT", "/root", Map.of("email", EMAIL, "password", PASSWORD));
        assertThat(set.status()).as(set.body().toString()).isEqualTo(200);

        Answer answer = API.signInAsRoot("root@EXAMPLE.com", PASSWORD);
        assertThat(answer.state()).isEqualTo("signed-in");
        AwsCredentials session = answer.credentials();
        var identity = SANDBOX.sts(session).getCallerIdentity();
        assertThat(identity.arn()).isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(identity.userId()).isEqualTo("123456789012");
        assertThat(SANDBOX.iam(session).listUsers().users()).hasSize(2);
        assertThat(API.lastLogin().path("userName").asString()).isEqualTo("root");
        assertThat(SANDBOX.iam(session).getUser().user().passwordLastUsed())
                .isEqualTo(SANDBOX.time());
    }

    @Test
    @Requirement({"A1", "K6"})
    void rootsAddressAndPasswordFollowRules() {
        AwsCredentials key = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        iam.updateAccountPasswordPolicy(of -> of.minimumPasswordLength(16));
        assertThat(
                        API.signed(
                                        key,
                                        "PUT",
                                        "/root",
                                        Map.of("email", EMAIL, "password", PASSWORD))
                                .text("__type"))
                .isEqualTo("PasswordPolicyViolation");
        iam.deleteAccountPasswordPolicy();
        for (String email : new String[] {"", "no address", "a@b@c", "x".repeat(65) + "@b"}) {
            assertThat(
                            API.signed(
                                            key,
                                            "PUT",
                                            "/root",
                                            Map.of("email", email, "password", PASSWORD))
                                    .text("__type"))
                    .isEqualTo("ValidationException");
        }
        assertThat(
                        API.signed(
                                        SANDBOX.adminKey(SandboxServer.ACCOUNT),
                                        "PUT",
                                        "/root",
                                        Map.of("email", EMAIL, "password", PASSWORD))
                                .text("__type"))
                .isEqualTo("AccessDeniedException");

        API.signed(key, "PUT", "/root", Map.of("email", EMAIL, "password", PASSWORD));
        SANDBOX.addAccount("210987654321");
        assertThat(
                        API.signed(
                                        SANDBOX.rootKey("210987654321"),
                                        "PUT",
                                        "/root",
                                        Map.of("email", "root@example.com", "password", PASSWORD))
                                .text("__type"))
                .isEqualTo("EntityAlreadyExists");
        API.signed(key, "PUT", "/root", Map.of("email", "other@example.com", "password", NEXT));
        assertThat(API.signInAsRoot(EMAIL, PASSWORD).state()).isEqualTo("refused");
        assertThat(API.signInAsRoot("other@example.com", NEXT).state()).isEqualTo("signed-in");
    }

    @Test
    @Requirement("K3")
    void whoIsSignedInChangesTheirPasswordAndMustSignInAnew() {
        allow("iam:ChangePassword", "iam:GetUser");
        AwsCredentials session = API.signIn("Ada", PASSWORD).credentials();
        AwsCredentials other = API.signIn("Ada", PASSWORD).credentials();

        SANDBOX.iam(session).changePassword(of -> of.oldPassword(PASSWORD).newPassword(NEXT));

        assertThat(Refusal.of(() -> SANDBOX.iam(session).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
        assertThat(Refusal.of(() -> SANDBOX.iam(other).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
        assertThat(API.signIn("Ada", PASSWORD).state()).isEqualTo("refused");
        assertThat(API.signIn("Ada", NEXT).state()).isEqualTo("signed-in");
    }

    @Test
    void whoLosesTheirPasswordLosesTheirSessions() {
        AwsCredentials session = API.signIn("Ada", PASSWORD).credentials();

        iam.deleteLoginProfile(of -> of.userName("Ada"));
        assertThat(Refusal.of(() -> SANDBOX.iam(session).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());

        iam.createLoginProfile(of -> of.userName("Ada").password(PASSWORD));
        assertThat(Refusal.of(() -> SANDBOX.iam(session).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
    }

    @Test
    void whoSignsOutLosesThatSessionAndNoOther() {
        AwsCredentials session = API.signIn("Ada", PASSWORD).credentials();
        AwsCredentials other = API.signIn("Ada", PASSWORD).credentials();

        assertThat(API.signed(session, "POST", "/signout", Map.of()).state())
                .isEqualTo("signed-out");

        assertThat(Refusal.of(() -> SANDBOX.iam(session).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
        assertThat(SANDBOX.iam(other).getUser().user().userName()).isEqualTo("Ada");
        assertThat(
                        API.signed(
                                        SANDBOX.adminKey(SandboxServer.ACCOUNT),
                                        "POST",
                                        "/signout",
                                        Map.of())
                                .text("__type"))
                .isEqualTo("ValidationException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "null",
                "{\"user\":\"Ada\",\"password\":\"x\"}",
                "{\"account\":\"1\",\"user\":\"Ada\"}",
                "{\"account\":\"1\",\"user\":7,\"password\":\"x\"}",
                "{\"account\":\"1\",\"user\":\"a\",\"email\":\"b\",\"password\":\"x\"}",
                "{\"email\":\"b\",\"password\":\"x\",\"more\":1}",
                "{\"email\":\"b\",\"password\":\"x\",\"cookie\":\"yes\"}",
                "{\"email\":\"b\",\"password\":\"x\",\"partition\":\"moon\"}"
            })
    void whatIsNotAsDocumentedIsRefused(String body) {
        Answer answer = API.post("", body, Map.of());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("__type")).isEqualTo("ValidationException");
        assertThat(API.events("ConsoleLogin")).isEmpty();
    }

    @Test
    void theSettingsAreGuardedByPermissionsOfTheirOwn() {
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(API.signed(key, "PUT", "/settings", Map.of("requireMfa", true)).text("__type"))
                .isEqualTo("AccessDeniedException");
        allow("gatehouse:PutSignInSettings");

        Answer answer = API.signed(key, "PUT", "/settings", Map.of("warningDays", 7));

        assertThat(answer.body().path("warningDays").asInt()).isEqualTo(7);
        assertThat(answer.body().path("sessionMinutes").asInt()).isEqualTo(720);
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(
                        Map.of("sessionMinutes", 721),
                        Map.of("sessionMinutes", 14),
                        Map.of("idleMinutes", "5"),
                        Map.of("requireMfa", 1),
                        Map.of("more", 1))) {
            assertThat(API.signed(key, "PUT", "/settings", wrong).text("__type"))
                    .isEqualTo("ValidationException");
        }
    }
}
