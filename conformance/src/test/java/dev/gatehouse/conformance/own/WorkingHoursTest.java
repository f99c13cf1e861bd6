package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;

/// Access in working hours, by the clock of the server.
@Requirement("D1")
class WorkingHoursTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String IN_WORKING_HOURS =
            Policies.document(
                    """
                    {"Effect":"Allow","Action":["iam:ListUsers","s3:GetObject"],"Resource":"*","Condition":{
                      "StringEquals":{"gatehouse:DayOfWeek/Europe/Berlin":["Mon","Tue","Wed","Thu","Fri"]},
                      "NumericGreaterThanEquals":{"gatehouse:MinuteOfDay/Europe/Berlin":"540"},
                      "NumericLessThan":{"gatehouse:MinuteOfDay/Europe/Berlin":"1080"}}}\
                    """);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2030-01-11T07:59:59Z, implicitDeny",
        "2030-01-11T08:00:00Z, allowed",
        "2030-01-11T16:59:59Z, allowed",
        "2030-01-11T17:00:00Z, implicitDeny",
        "2030-01-12T11:00:00Z, implicitDeny",
        "2030-07-12T15:59:59Z, allowed",
        "2030-07-12T16:00:00Z, implicitDeny",
    })
    void theClockOfTheServerDecides(Instant at, String decision) {
        AwsCredentials ada = SANDBOX.newUser("ada", IN_WORKING_HOURS);
        IamClient iam = SANDBOX.iam(ada);
        SANDBOX.advance(Duration.between(SANDBOX.time(), at));

        assertThat(API.may(ada, "s3:GetObject", "arn:aws:s3:::b/x")).isEqualTo(decision);
        if (decision.equals("allowed")) {
            assertThatCode(iam::listUsers).doesNotThrowAnyException();
        } else {
            assertThat(Refusal.of(iam::listUsers).code()).isEqualTo("AccessDenied");
        }
    }

    @Test
    void aPatternOfTheTimeFitsToo() {
        AwsCredentials ada =
                SANDBOX.newUser(
                        "ada",
                        Policies.document(
                                """
                                {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{
                                  "StringLike":{"gatehouse:TimeOfDay/Asia/Kolkata":["09:*","17:3?"]}}}\
                                """));
        SANDBOX.advance(Duration.between(SANDBOX.time(), Instant.parse("2030-01-11T12:05:00Z")));
        assertThat(API.may(ada, "s3:GetObject", "arn:aws:s3:::b/x")).isEqualTo("allowed");
        SANDBOX.advance(Duration.ofMinutes(5));
        assertThat(API.may(ada, "s3:GetObject", "arn:aws:s3:::b/x")).isEqualTo("implicitDeny");
    }

    @Test
    void aZoneThatNobodyKnowsAllowsNothing() {
        AwsCredentials ada =
                SANDBOX.newUser(
                        "ada",
                        Policies.document(
                                """
                                {"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{
                                  "StringLike":{"gatehouse:DayOfWeek/Mars/Olympus":"*"}}}\
                                """));

        assertThat(API.may(ada, "s3:GetObject", "arn:aws:s3:::b/x")).isEqualTo("implicitDeny");
    }

    @Test
    void nobodyElseSaysWhatTheClockSays() {
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);
        for (String key :
                new String[] {
                    "gatehouse:DayOfWeek/Europe/Berlin",
                    "GATEHOUSE:timeofday/utc",
                    "gatehouse:MinuteOfDay/Mars"
                }) {
            OwnApi.Answer answer =
                    API.post(
                            admin,
                            "authorize",
                            Map.of(
                                    "action", "s3:GetObject",
                                    "principal", "arn:aws:iam::123456789012:user/admin",
                                    "context", Map.of(key, "Mon")));

            assertThat(answer.status()).as(key).isEqualTo(400);
            assertThat(answer.text("message")).contains("comes from the server's clock");
        }
    }
}
