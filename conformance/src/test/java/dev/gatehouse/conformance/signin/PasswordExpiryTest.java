package dev.gatehouse.conformance.signin;

import static dev.gatehouse.conformance.signin.SignInApi.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.signin.SignInApi.Answer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;

/// What becomes of passwords with time.
class PasswordExpiryTest {
    @RegisterExtension static final SandboxServer SANDBOX = SignInApi.sandboxBehindProxy();

    private static final SignInApi API = new SignInApi(SANDBOX);
    private static final String NEXT = "Amber-ferry-42";

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        SignInApi.makePerson(iam, "Ada");
    }

    private void policy(boolean hard) {
        iam.updateAccountPasswordPolicy(
                of -> of.maxPasswordAge(90).hardExpiry(hard).passwordReusePrevention(5));
    }

    @Test
    @Requirement("K4")
    void anExpiredPasswordIsToBeChangedAndTheNextWorks() {
        policy(false);
        SANDBOX.advance(Duration.ofDays(90).minusSeconds(1));
        assertThat(API.signIn("Ada", PASSWORD).state()).isEqualTo("signed-in");
        SANDBOX.advance(Duration.ofSeconds(1));

        Answer waiting = API.signIn("Ada", PASSWORD);

        assertThat(waiting.state()).isEqualTo("password-change-required");
        assertThat(waiting.text("reason")).isEqualTo("expired");
        Answer same = API.newPassword(waiting, PASSWORD);
        assertThat(same.text("__type")).isEqualTo("PasswordPolicyViolation");
        assertThat(API.newPassword(waiting, NEXT).state()).isEqualTo("signed-in");
        assertThat(API.signIn("Ada", NEXT).state()).isEqualTo("signed-in");
    }

    @Test
    @Requirement("K4")
    void onlyAnAdministratorLiftsAHardExpiry() {
        policy(true);
        SANDBOX.advance(Duration.ofDays(90));

        Answer refused = API.signIn("Ada", PASSWORD);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(SignInApi.REFUSAL);
        assertThat(API.lastLogin().path("additionalEventData").path("FailureReason").asString())
                .isEqualTo("PasswordHardExpired");
        iam.updateLoginProfile(of -> of.userName("Ada").password(NEXT));
        assertThat(API.signIn("Ada", NEXT).state()).isEqualTo("signed-in");
    }

    @Test
    @Requirement("K8")
    void peopleAreWarnedDaysBefore() {
        policy(false);
        Instant set = SANDBOX.time();
        API.signed(
                SANDBOX.adminKey(SandboxServer.ACCOUNT),
                "PUT",
                "/settings",
                Map.of("warningDays", 7));
        SANDBOX.advance(Duration.ofDays(83).minusSeconds(1));
        assertThat(API.signIn("Ada", PASSWORD).body().has("passwordExpires")).isFalse();
        assertThat(API.events("PasswordExpiresSoon")).isEmpty();
        SANDBOX.advance(Duration.ofSeconds(1));
        SANDBOX.advance(Duration.ofDays(1));

        Answer answer = API.signIn("Ada", PASSWORD);

        assertThat(Instant.parse(answer.text("passwordExpires")))
                .isEqualTo(set.plus(Duration.ofDays(90)));
        assertThat(API.events("PasswordExpiresSoon")).hasSize(1);
        assertThat(
                        API.events("PasswordExpiresSoon")
                                .getFirst()
                                .path("additionalEventData")
                                .path("PasswordExpires")
                                .asString())
                .isEqualTo(answer.text("passwordExpires"));
    }
}
