package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;

/// Decisions about what Gatehouse does not serve itself.
@Requirement({"B17", "B18", "C1"})
class AuthorizeTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String READS_BLUE =
            Policies.document(
                    """
                    {"Sid":"Blue","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
                     "Condition":{"StringEquals":{"s3:ExistingObjectTag/team":"blue"}}}\
                    """);

    @Test
    void aPolicyDecidesWithTheKeysOfTheQuestion() {
        AwsCredentials ada = SANDBOX.newUser("ada", READS_BLUE);

        OwnApi.Answer allowed =
                ask(
                        ada,
                        """
                        {"action":"s3:GetObject","resource":"arn:aws:s3:::b/x",
                         "context":{"s3:ExistingObjectTag/team":"blue"}}\
                        """);
        OwnApi.Answer denied =
                ask(ada, "{\"action\":\"s3:GetObject\",\"resource\":\"arn:aws:s3:::b/x\"}");

        assertThat(allowed.text("decision")).isEqualTo("allowed");
        assertThat(allowed.body().path("by").get(0).asString()).isEqualTo("identity:own#0");
        assertThat(denied.text("decision")).isEqualTo("implicitDeny");
        assertThat(denied.text("detail"))
                .startsWith(
                        "User: arn:aws:iam::123456789012:user/ada is not authorized to perform:"
                                + " s3:GetObject on resource: arn:aws:s3:::b/x because no"
                                + " identity-based policy allows the s3:GetObject action");
        assertThat(denied.body().path("missing").get(0).asString())
                .isEqualTo("s3:ExistingObjectTag/team");
    }

    @Test
    void aListIsAnsweredInItsOrder() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:ListAllMyBuckets"));

        OwnApi.Answer answer =
                ask(
                        ada,
                        "[{\"action\":\"s3:ListAllMyBuckets\"},{\"action\":\"ec2:RunInstances\"}]");

        assertThat(answer.body().get(0).path("decision").asString()).isEqualTo("allowed");
        assertThat(answer.body().get(1).path("decision").asString()).isEqualTo("implicitDeny");
    }

    @Test
    void theReasonsAreForWhoMayAskAboutThePrincipal() {
        AwsCredentials ada = SANDBOX.newUser("ada", READS_BLUE);
        String question =
                """
                {"action":"s3:GetObject","resource":"arn:aws:s3:::b/x","explain":true%s}\
                """;

        OwnApi.Answer refused = ask(ada, question.formatted(""));
        OwnApi.Answer explained =
                ask(
                        SANDBOX.adminKey(SandboxServer.ACCOUNT),
                        question.formatted(
                                ",\"principal\":\"arn:aws:iam::123456789012:user/ada\""));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(explained.body().path("explanation").valueStream().map(JsonNode::asString))
                .contains(
                        "DENIED because nothing allows it",
                        "  ✗ Allow statement `Blue` of identity-based policy `own` (line 1, column"
                                + " 38)",
                        "      ✗ if `s3:ExistingObjectTag/team` is `blue`: the request lacks it",
                        "Keys that the request lacks and that could change this:",
                        "  s3:ExistingObjectTag/team");
    }

    @Test
    void whatTheServerKnowsIsNotTakenFromTheQuestion() {
        AwsCredentials ada =
                SANDBOX.newUser(
                        "ada",
                        Policies.document(
                                """
                                {"Effect":"Allow","Action":"s3:*","Resource":"*",
                                 "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}\
                                """));

        for (String key :
                new String[] {
                    "aws:MultiFactorAuthPresent", "AWS:multifactorauthpresent", "aws:SourceIp",
                    "aws:PrincipalTag/team", "aws:CurrentTime", "aws:NewKey"
                }) {
            OwnApi.Answer answer =
                    ask(
                            ada,
                            "{\"action\":\"s3:GetObject\",\"context\":{\"" + key + "\":\"true\"}}");

            assertThat(answer.status()).as(key).isEqualTo(403);
            assertThat(answer.text("message"))
                    .contains("is not authorized to perform: gatehouse:AuthorizeFor");
        }
    }

    @Test
    void aServiceThatMayAsksForItsCallers() {
        SANDBOX.newUser(
                "ada",
                Policies.document(
                        """
                        {"Effect":"Allow","Action":"s3:*","Resource":"*",
                         "Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}\
                        """));
        AwsCredentials storage =
                SANDBOX.newUser(
                        "storage",
                        Policies.allowOn("arn:aws:iam::*:user/ada", "gatehouse:AuthorizeFor"));
        String question =
                """
                {"action":"s3:GetObject","principal":"arn:aws:iam::123456789012:user/%s",
                 "context":{"aws:MultiFactorAuthPresent":true}}\
                """;

        assertThat(ask(storage, question.formatted("ada")).text("decision")).isEqualTo("allowed");
        assertThat(ask(storage, question.formatted("admin")).status()).isEqualTo(403);
    }

    @Test
    void aResourceOfAnotherAccountNeedsThatAccountsConsent() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:GetObject"));

        OwnApi.Answer answer =
                ask(
                        ada,
                        """
                        {"action":"s3:GetObject","resource":"arn:aws:s3:::b/x",
                         "resourceAccount":"222222222222"}\
                        """);

        assertThat(answer.text("decision")).isEqualTo("implicitDeny");
        assertThat(answer.text("detail")).contains("no resource-based policy allows");
    }

    @Test
    @Requirement("C3")
    void aQuestionIsSignedForGatehouse() {
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);

        OwnApi.Answer unsigned = ask(Optional.empty(), "{\"action\":\"s3:GetObject\"}");
        OwnApi.Answer otherService =
                ask(Optional.of(OwnApi.signer(admin, "iam")), "{\"action\":\"s3:GetObject\"}");

        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.text("__type")).isEqualTo("MissingAuthenticationTokenException");
        assertThat(otherService.status()).isEqualTo(403);
        assertThat(otherService.text("message"))
                .isEqualTo("Credential should be scoped to correct service: 'gatehouse'.");
    }

    @Test
    void whatIsNoQuestionIsRefusedWithWords() {
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);
        String[][] wrong = {
            {"not json", "The body is not JSON."},
            {"7", "A JSON object is expected as the body."},
            {"{}", "The action of the body must be of the form service:Name"},
            {"{\"action\":\"s3:*\"}", "The action of the body must be of the form service:Name"},
            {"{\"actoin\":\"s3:GetObject\"}", "There is no member `actoin` in the body"},
            {
                "[{\"action\":\"s3:GetObject\"},{\"action\":7}]",
                "Member `action` of question 1 must be a text."
            },
            {
                "{\"action\":\"s3:GetObject\",\"context\":{\"k\":{\"a\":1}}}",
                "Key `k` of the body must be a text, a number, true, false, or a list of such."
            },
            {
                "{\"action\":\"s3:GetObject\",\"resourceAccount\":\"1\"}",
                "The resourceAccount of the body must be twelve digits."
            },
        };
        for (String[] one : wrong) {
            OwnApi.Answer answer = ask(admin, one[0]);

            assertThat(answer.status()).as(one[0]).isEqualTo(400);
            assertThat(answer.text("__type")).as(one[0]).isEqualTo("ValidationException");
            assertThat(answer.text("message")).contains(one[1]);
        }
    }

    private static OwnApi.Answer ask(AwsCredentials as, String question) {
        return ask(Optional.of(OwnApi.signer(as, "gatehouse")), question);
    }

    private static OwnApi.Answer ask(Optional<RequestSigner> signer, String question) {
        return API.send(signer, "authorize", question, Map.of());
    }
}
