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
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// Browsers hold their session in a cookie.
@Requirement("A5")
class SessionCookieTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);

    @BeforeEach
    void makeAUser() {
        SignInApi.makePerson(SANDBOX.iam(), "Ada");
        SANDBOX.iam()
                .putUserPolicy(of ->
                        of.userName("Ada")
                                .policyName("own")
                                .policyDocument(Policies.allow("iam:GetUser")));
    }

    private static Answer signIn(Map<String, String> headers) {
        var body = new HashMap<>(SignInApi.password("Ada", PASSWORD));
        body.put("cookie", true);
        return API.post("", body, headers);
    }

    @Test
    void aCookieBecomesCredentialsForAQuarterOfAnHour() {
        Answer answer = signIn(Map.of());
        assertThat(answer.cookie())
                .startsWith("gatehouse-session=")
                .endsWith("; Path=/; HttpOnly; SameSite=Strict")
                .doesNotContain("Ada");
        AwsCredentials first = answer.credentials();
        SANDBOX.advance(Duration.ofMinutes(15));
        assertThat(Refusal.of(() -> SANDBOX.iam(first).getUser()))
                .isEqualTo(Refusal.expiredToken());

        Answer session = API.get("/session", answer.withCookie());

        assertThat(session.state()).isEqualTo("signed-in");
        assertThat(Instant.parse(session.text("expires")))
                .isEqualTo(Instant.parse(answer.text("expires")));
        assertThat(SANDBOX.iam(session.credentials()).getUser().user().userName()).isEqualTo("Ada");
        assertThat(session.cookie()).startsWith("gatehouse-session=");
    }

    @Test
    void overTlsTheCookieIsBoundToTheHost() {
        Map<String, String> overTls = Map.of("X-Forwarded-Proto", "https");

        Answer answer = signIn(overTls);

        assertThat(answer.cookie())
                .startsWith("__Host-gatehouse-session=")
                .endsWith("; Path=/; HttpOnly; SameSite=Strict; Secure");
        var headers = new HashMap<>(overTls);
        headers.putAll(answer.withCookie());
        assertThat(API.get("/session", headers).state()).isEqualTo("signed-in");
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndAtItsTime() {
        Answer used = signIn(Map.of());
        Answer unused = signIn(Map.of());
        Instant end = Instant.parse(used.text("expires"));
        Duration almost = Duration.ofHours(1).minusSeconds(1);
        for (int i = 0; i < 12; i++) {
            SANDBOX.advance(almost);
            used = API.get("/session", used.withCookie());
            assertThat(used.state()).isEqualTo("signed-in");
        }
        assertThat(Instant.parse(used.text("expires"))).isEqualTo(end);
        assertThat(Instant.parse(used.body().path("credentials").path("expiration").asString()))
                .isEqualTo(end);

        SANDBOX.advance(Duration.ofSeconds(12));

        for (Answer over : new Answer[] {used, unused}) {
            Answer answer = API.get("/session", over.withCookie());
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.state()).isEqualTo("signed-out");
            assertThat(answer.cookie()).startsWith("gatehouse-session=;").endsWith("Max-Age=0");
        }
    }

    @Test
    void anHourWithoutUseEndsIt() {
        Answer answer = signIn(Map.of());
        SANDBOX.advance(Duration.ofHours(1));
        assertThat(API.get("/session", answer.withCookie()).status()).isEqualTo(401);
    }

    @Test
    void whoSignsOutIsOutEverywhereWhereTheCookieWent() {
        Answer answer = signIn(Map.of());
        Answer copy = API.get("/session", answer.withCookie());

        Answer out = API.post("/signout", "", answer.withCookie());

        assertThat(out.state()).isEqualTo("signed-out");
        assertThat(out.cookie()).endsWith("Max-Age=0");
        assertThat(API.get("/session", answer.withCookie()).status()).isEqualTo(401);
        assertThat(API.get("/session", copy.withCookie()).status()).isEqualTo(401);
        assertThat(Refusal.of(() -> SANDBOX.iam(copy.credentials()).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
        assertThat(API.events("SignOut")).hasSize(1);
    }

    @Test
    @Requirement("L7")
    void whoIsOffboardedIsOut() {
        Answer answer = signIn(Map.of());
        SANDBOX.iam().deleteLoginProfile(of -> of.userName("Ada"));
        assertThat(API.get("/session", answer.withCookie()).status()).isEqualTo(401);

        SANDBOX.iam().deleteUserPolicy(of -> of.userName("Ada").policyName("own"));
        SANDBOX.iam().deleteUser(of -> of.userName("Ada"));
        assertThat(API.get("/session", answer.withCookie()).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void pagesOfOtherSitesMayNotAsk(String header, String value) {
        Answer own = signIn(Map.of());
        assertThat(signIn(Map.of(header, value)).status()).isEqualTo(403);
        var headers = new HashMap<>(own.withCookie());
        headers.put(header, value);
        assertThat(API.post("/signout", "", headers).status()).isEqualTo(403);
        assertThat(API.get("/session", headers).status()).isEqualTo(403);
        assertThat(API.get("/session", own.withCookie()).status()).isEqualTo(200);
    }

    @Test
    void pagesOfTheServerItselfMay() {
        Map<String, String> page =
                Map.of("Origin", SANDBOX.endpoint().toString(), "Sec-Fetch-Site", "same-origin");
        assertThat(signIn(page).status()).isEqualTo(200);
    }

    /// What a form of another site's page can send without being asked.
    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/json"})
    void formsCannotSend(String type) {
        assertThat(signIn(Map.of("Content-Type", type)).status()).isEqualTo(400);
        assertThat(API.post("/signout", "", Map.of("Content-Type", type)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAA", "%00", "=;=;"})
    void otherCookiesAreNone(String value) {
        assertThat(API.get("/session", Map.of("Cookie", "gatehouse-session=" + value)).status())
                .isEqualTo(401);
        assertThat(API.get("/session", Map.of()).status()).isEqualTo(401);
    }
}
