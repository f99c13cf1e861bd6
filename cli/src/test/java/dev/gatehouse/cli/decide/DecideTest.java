package dev.gatehouse.cli.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.BufferedReader;
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

    private static String decision(String id, String principal, String action) {
        return "{\"id\": \"%s\", \"kind\": \"decision\", \"policies\": {\"identity\": [%s]}, \"principal\": \"%s\", \"action\": \"%s\", \"resource\": \"arn:aws:s3:::b\"}"
                .formatted(id, ALLOW, principal, action);
    }

    private static String answer(int status, String... lines) throws IOException {
        var out = new StringWriter();
        var writer = new PrintWriter(out);
        assertThat(
                        Decide.answer(
                                new BufferedReader(new StringReader(String.join("\n", lines))),
                                writer))
                .isEqualTo(status);
        writer.flush();
        return out.toString();
    }
}
