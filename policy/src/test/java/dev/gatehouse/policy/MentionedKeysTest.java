package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionedKeysTest {
    @Test
    void keysOfConditionsAndVariablesStandOnceAsWritten() {
        assertThat(
                        MentionedKeys.of(
                                List.of(
                                        parse(
                                                """
                                                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*",
                                                 "Resource": ["arn:aws:s3:::b/${aws:username}/${*}", "arn:aws:s3:::${aws:PrincipalTag/team, 'none'}${open"],
                                                 "Condition": {"StringLike": {"s3:prefix": "${AWS:userName}/${saml:sub}"},
                                                               "DateLessThan": {"aws:CurrentTime": "${aws:TokenIssueTime}"}}}}
                                                """),
                                        parse(
                                                """
                                                {"Statement": {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::${aws:userid}",
                                                 "Condition": {"Bool": {"AWS:SecureTransport": "false"}, "Null": {"S3:PREFIX": "true"}}}}
                                                """))))
                .containsExactly(
                        "aws:username",
                        "aws:PrincipalTag/team",
                        "s3:prefix",
                        "saml:sub",
                        "aws:CurrentTime",
                        "AWS:SecureTransport");
    }

    private static Policy parse(String document) {
        return ((ParseResult.Parsed) PolicyParser.parse(document, PolicyType.IDENTITY)).policy();
    }
}
