package dev.gatehouse.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DecideTest {
    private static final String ALLOW =
            "{\"Statement\": {\"Sid\": \"S\", \"Effect\": \"Allow\", \"Action\": \"s3:*\","
                    + " \"Resource\": \"*\"}}";

    @Test
    void answersInOrderAndGoesOnAfterABadLine() throws IOException {
        String out =
                answer(
                        1,
                        decision("1", "arn:aws:iam::123456789012:user/a", "s3:GetObject"),
                        "{\"id\": \"2\", \"kind\": ",
                        "",
                        decision("3", "arn:aws:iam::123456789012:user/a", "ec2:RunInstances"),
                        "[]",
                        "{\"id\": 5, \"kind\": \"guess\"}",
                        decision("6", "nobody", "s3:GetObject"));

        assertThat(out.lines())
                .containsExactly(
                        "{\"id\": \"1\", \"decision\": \"allowed\", \"by\": [{\"policy\":"
                                + " \"identity[0]\", \"statement\": 0, \"sid\": \"S\", \"line\": 1,"
                                + " \"column\": 15}]}",
                        "{\"line\": 2, \"error\": \"line 2: column 21: the document ends too"
                                + " early\"}",
                        "{\"id\": \"3\", \"decision\": \"implicitDeny\", \"by\": [], \"detail\":"
                                + " \"no identity-based policy allows it\"}",
                        "{\"line\": 5, \"error\": \"line 5: a case is a JSON object\"}",
                        "{\"id\": 5, \"line\": 6, \"error\": \"line 6: `kind` must be decision,"
                                + " policy-validation or policy-parse\"}",
                        "{\"id\": \"6\", \"line\": 7, \"error\": \"line 7: `nobody` names no"
                                + " principal\"}");
    }

    @Test
    void validationTellsAwssSentenceAndEveryProblem() throws IOException {
        assertThat(
                        answer(
                                0,
                                "{\"id\": \"v\", \"kind\": \"policy-validation\", \"policies\":"
                                        + " {\"identity\": ["
                                        + ALLOW
                                        + "]}}"))
                .isEqualTo(
                        "{\"id\": \"v\", \"decision\": \"invalid\", \"detail\": \"Policy document"
                                + " must be version 2012-10-17 or greater.\", \"problems\": [{\"line\":"
                                + " 1, \"column\": 1, \"pointer\": \"\", \"message\": \"such a policy"
                                + " needs `\\\"Version\\\": \\\"2012-10-17\\\"`\"}]}\n");
    }

    /// A session's ARN does not hold the path of its role.
    @Test
    void aSessionIsItsRoleWhateverThePath() throws IOException {
        String policy =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"AWS\":"
                        + " \"arn:aws:iam::123456789012:role/team/r\"}, \"Action\": \"s3:*\","
                        + " \"Resource\": \"*\"}}";

        assertThat(
                        answer(
                                0,
                                "{\"kind\": \"decision\", \"policies\": {\"resource\": ["
                                        + policy
                                        + "]}, \"principal\":"
                                        + " \"arn:aws:sts::123456789012:assumed-role/r/s\","
                                        + " \"action\": \"s3:GetObject\", \"resource\":"
                                        + " \"arn:aws:s3:::b\", \"resource_account\":"
                                        + " \"123456789012\"}"))
                .contains("allowed");
    }

    @Test
    @Requirement("D1")
    void workingHoursFollowTheTimeOfTheCase() throws IOException {
        String policy =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\","
                        + " \"Condition\": {\"StringEquals\": {\"gatehouse:TimeOfDay/Europe/Berlin\":"
                        + " \"17:59\"}}}}";
        String question =
                "{\"kind\": \"decision\", \"policies\": {\"identity\": ["
                        + policy
                        + "]}, \"principal\": \"arn:aws:iam::123456789012:user/a\", \"action\":"
                        + " \"s3:GetObject\", \"context\": {%s}}";

        assertThat(answer(0, question.formatted("\"aws:CurrentTime\": \"2026-01-09T16:59:59Z\"")))
                .contains("allowed");
        assertThat(answer(0, question.formatted("\"aws:CurrentTime\": \"2026-01-09T17:00:00Z\"")))
                .contains("implicitDeny");
        assertThat(answer(0, question.formatted(""))).contains("implicitDeny");
    }

    @Test
    void anExplanationIsForPeople() throws IOException {
        assertThat(
                        answer(
                                true,
                                0,
                                decision("1", "arn:aws:iam::123456789012:user/a", "s3:GetObject"),
                                decision("2", "arn:aws:iam::123456789012:user/a", "sqs:Send")))
                .isEqualTo(
                        """
                        Case "1": ALLOWED
                          arn:aws:iam::123456789012:user/a asks for s3:GetObject on arn:aws:s3:::b
                          Allowed by statement `S` of identity-based policy `identity[0]` (line 1, column 15).

                        Identity-based policy: allows
                          ✓ Allow statement `S` of identity-based policy `identity[0]` (line 1, column 15)

                        Case "2": DENIED because nothing allows it
                          arn:aws:iam::123456789012:user/a asks for sqs:Send on arn:aws:s3:::b
                          User: arn:aws:iam::123456789012:user/a is not authorized to perform: sqs:Send on resource: arn:aws:s3:::b because no identity-based policy allows the sqs:Send action.

                        Identity-based policy: says nothing
                            1 statement about other actions

                        """);
    }

    @Test
    void whoComesWithAProvidersWordIsNamedByTheProvider() throws IOException {
        String trust =
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"Federated\": \"%1$s\"},"
                        + " \"Action\": \"sts:AssumeRoleWithWebIdentity\", \"Resource\": \"*\"}}";
        String question =
                "{\"kind\": \"decision\", \"policies\": {\"resource\": ["
                        + trust
                        + "]}, \"principal\": \"%2$s\", \"action\": \"sts:AssumeRoleWithWebIdentity\","
                        + " \"resource\": \"arn:aws:iam::123456789012:role/r\"}";
        String provider = "arn:aws:iam::123456789012:oidc-provider/token.example.com";

        assertThat(answer(0, question.formatted(provider, provider))).contains("allowed");
        assertThat(answer(0, question.formatted("accounts.google.com", "accounts.google.com")))
                .contains("allowed");
        assertThat(answer(0, question.formatted("accounts.google.com", provider)))
                .contains("implicitDeny");
    }

    @Test
    void whatCannotBeIsRefusedWithWords() throws IOException {
        String twice =
                "{\"kind\": \"decision\", \"policies\": {\"%s\": [%s, %s]}, \"principal\": \"*anonymous*\","
                        + " \"action\": \"s3:GetObject\"}";

        assertThat(answer(1, twice.formatted("boundary", ALLOW, ALLOW)))
                .contains("`policies.boundary` holds 2 documents, but there can be one only");
        assertThat(answer(1, twice.formatted("trust", ALLOW, ALLOW)))
                .contains("the trust policy of a decision stands in `policies.resource`");
        assertThat(answer(1, " ".repeat(5 * 1024 * 1024), "{\"kind\": \"guess\"}").lines())
                .hasSize(2)
                .first()
                .asString()
                .contains("line 1: a case has at most 4194304 characters");
    }

    private static String decision(String id, String principal, String action) {
        return "{\"id\": \"%s\", \"kind\": \"decision\", \"policies\": {\"identity\": [%s]}, \"principal\": \"%s\", \"action\": \"%s\", \"resource\": \"arn:aws:s3:::b\"}"
                .formatted(id, ALLOW, principal, action);
    }

    private static String answer(int status, String... lines) throws IOException {
        return answer(false, status, lines);
    }

    private static String answer(boolean explain, int status, String... lines) throws IOException {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        assertThat(Decide.answer(new StringReader(String.join("\n", lines)), writer, explain))
                .isEqualTo(status);
        writer.flush();
        return out.toString();
    }
}
