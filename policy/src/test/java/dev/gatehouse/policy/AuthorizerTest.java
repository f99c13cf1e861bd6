package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizerTest {
    private static final String ACCOUNT = "123456789012";
    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";
    private static final RequestPrincipal CALLER =
            new RequestPrincipal.User(ACCOUNT, ALICE, "AIDAALICE");

    @Test
    @Requirement("C1")
    void nothingIsAllowedWithoutAPolicy() {
        assertThat(Authorizer.decide(PolicySet.ofIdentity(List.of()), get("arn:aws:s3:::b/k")))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyType.IDENTITY));
    }

    @Test
    void anExplicitDenyWinsAndIsNamed() {
        NamedPolicy policy =
                identity(
                        """
                        {"Version": "2012-10-17", "Statement": [
                          {"Effect": "Allow", "Action": "s3:*", "Resource": "*"},
                          {"Sid": "NoSecrets", "Effect": "Deny", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/secret/*"}]}
                        """);

        Decision decision =
                Authorizer.decide(
                        PolicySet.ofIdentity(List.of(policy)), get("arn:aws:s3:::b/secret/k"));

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.ExplicitlyDenied.class,
                        denied -> {
                            assertThat(denied.by().get(0).sid()).contains("NoSecrets");
                            assertThat(denied.by().get(0).place()).hasToString("3:3");
                        });
        assertThat(
                        Authorizer.decide(
                                        PolicySet.ofIdentity(List.of(policy)),
                                        get("arn:aws:s3:::b/k"))
                                .isAllowed())
                .isTrue();
    }

    @Test
    @Requirement("E1")
    void aBoundaryLimitsWhatIdentityPoliciesAllow() {
        PolicySet policies =
                PolicySet.ofIdentity(List.of(identity(allow("s3:*", "*"))))
                        .boundedBy(
                                new NamedPolicy(
                                        PolicyType.PERMISSIONS_BOUNDARY,
                                        "b",
                                        parse(allow("ec2:*", "*"), PolicyType.IDENTITY)));

        assertThat(Authorizer.decide(policies, get("arn:aws:s3:::b/k")))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyType.PERMISSIONS_BOUNDARY));
    }

    @Test
    @Requirement("F12")
    void aSessionPolicyNarrows() {
        PolicySet policies =
                PolicySet.ofIdentity(List.of(identity(allow("s3:*", "*"))))
                        .narrowedBy(
                                List.of(
                                        new NamedPolicy(
                                                PolicyType.SESSION,
                                                "s",
                                                parse(
                                                        allow("s3:PutObject", "*"),
                                                        PolicyType.SESSION))));

        assertThat(Authorizer.decide(policies, get("arn:aws:s3:::b/k")))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyType.SESSION));
    }

    @Test
    @Requirement("A2")
    void rootNeedsNoPolicy() {
        RequestContext request =
                RequestContext.of(
                                "iam:CreateUser", "*", new RequestPrincipal.Root(ACCOUNT), ACCOUNT)
                        .build();

        assertThat(Authorizer.decide(PolicySet.ofIdentity(List.of()), request).isAllowed())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:iam::123456789012:user/alice,true",
        "arn:aws:iam::123456789012:user/bob,false",
        "123456789012,false",
        "*,true",
    })
    @Requirement("A9")
    void aTrustPolicyAloneAdmitsWhomItNames(String principal, boolean allowed) {
        String trust =
                """
                {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}}
                """
                        .formatted(principal);
        PolicySet policies =
                PolicySet.ofIdentity(List.of())
                        .on(
                                new NamedPolicy(
                                        PolicyType.TRUST, "role", parse(trust, PolicyType.TRUST)),
                                true);
        String role = "arn:aws:iam::123456789012:role/r";

        assertThat(
                        Authorizer.decide(
                                        policies,
                                        RequestContext.of("sts:AssumeRole", role, CALLER, ACCOUNT)
                                                .build())
                                .isAllowed())
                .isEqualTo(allowed);
    }

    @Test
    void whoTakesOverADeletedUsersNameIsNotTrusted() {
        String trust =
                """
                {"Version": "2012-10-17", "Statement":
                  {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}}
                """
                        .formatted(ALICE);
        Policy pinned =
                parse(trust, PolicyType.TRUST).withPrincipalIds(Map.of(ALICE, "AIDAEARLIER"));
        PolicySet policies =
                PolicySet.ofIdentity(List.of())
                        .on(new NamedPolicy(PolicyType.TRUST, "role", pinned), true);
        String role = "arn:aws:iam::123456789012:role/r";

        assertThat(
                        Authorizer.decide(
                                policies,
                                RequestContext.of("sts:AssumeRole", role, CALLER, ACCOUNT).build()))
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyType.TRUST));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::b/*,arn:aws:s3:::b/x/y,true",
        "arn:aws:s3:::b/*,arn:aws:s3:::b,false",
        "arn:aws:s3:::b*,arn:aws:s3:::bx/k,true",
        "arn:aws:s3:::*/x,arn:aws:s3:::any/deep/x,true",
        "arn:aws:s3::1:b,arn:aws:s3:::b,false",
        "arn:aws:s3:*,arn:aws:s3:::b,true",
        "*,*,true",
        "arn:aws:s3:::b,*,false",
        "arn:aws:s3:::home/${aws:username}/*,arn:aws:s3:::home/alice/k,true",
        "arn:aws:s3:::home/${aws:username}/*,arn:aws:s3:::home/bob/k,false",
    })
    @Requirement("B18")
    void resourcesMatchPartByPart(String pattern, String resource, boolean allowed) {
        PolicySet policies =
                PolicySet.ofIdentity(List.of(identity(allow("s3:GetObject", pattern))));

        assertThat(Authorizer.decide(policies, get(resource)).isAllowed()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StringEquals | aws:username | alice | true",
                "StringNotEquals | aws:username | alice | false",
                "StringEquals | aws:missing | x | false",
                "StringNotEquals | aws:missing | x | true",
                "StringEqualsIfExists | aws:missing | x | true",
                "StringLike | aws:username | a*e | true",
                "StringEquals | aws:username | a*e | false",
                "StringEquals | AWS:UserName | alice | true",
                "StringEquals | aws:TagKeys | team | false",
                "ForAnyValue:StringEquals | aws:TagKeys | team | true",
                "ForAllValues:StringEquals | aws:TagKeys | team | false",
                "ForAllValues:StringEquals | aws:missing | team | true",
                "ForAnyValue:StringEquals | aws:missing | team | false",
                "IpAddress | aws:SourceIp | 10.0.0.0/8 | true",
                "NotIpAddress | aws:SourceIp | 10.0.0.0/8 | false",
                "IpAddress | aws:SourceIp | 2001:db8::/32 | false",
                "NotIpAddress | aws:username | 10.0.0.0/8 | false",
                "DateLessThan | aws:CurrentTime | 2026-05-04 | true",
                "DateGreaterThan | aws:CurrentTime | 2026-05-04T00:00:00Z | false",
                "NumericLessThan | aws:MultiFactorAuthAge | 3600 | true",
                "NumericLessThan | aws:MultiFactorAuthAge | 10.5 | false",
                "Bool | aws:SecureTransport | TRUE | true",
                "Bool | aws:missing | true | false",
                "Null | aws:missing | true | true",
                "Null | aws:username | true | false",
                "ArnLike | aws:PrincipalArn | arn:aws:iam::*:user/* | true",
                "ArnLike | aws:PrincipalArn | arn:aws:iam:*:user/* | false",
                "ArnNotLike | aws:username | arn:aws:iam::*:user/* | false",
                "StringEquals | aws:username | ${aws:missing, 'alice'} | true",
            })
    @Requirement("B18")
    void conditionsHoldAsAwsDocuments(String operator, String key, String value, boolean allowed) {
        NamedPolicy policy =
                identity(
                        """
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                          "Condition": {"%s": {"%s": "%s"}}}}
                        """
                                .formatted(operator, key, value));

        assertThat(
                        Authorizer.decide(
                                        PolicySet.ofIdentity(List.of(policy)),
                                        get("arn:aws:s3:::b"))
                                .isAllowed())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Statement\": [} | 1:16: a value is expected",
                "{\"Statement\": {}, \"Statement\": {}} | 1:19: the name `Statement` appears twice in one object",
                "{\"Statement\": {\"Effect\": \"Permit\", \"Action\": \"*\", \"Resource\": \"*\"}} "
                        + "| 1:26 Statement.Effect: unknown effect `Permit`, use `Allow` or `Deny`",
            })
    void problemsSayWhere(String document, String problem) {
        assertThat(PolicyParser.parse(document, PolicyType.IDENTITY))
                .isInstanceOfSatisfying(
                        ParseResult.Malformed.class,
                        malformed -> assertThat(malformed.problems().get(0)).hasToString(problem));
    }

    private static RequestContext get(String resource) {
        return RequestContext.of("s3:GetObject", resource, CALLER, ACCOUNT)
                .with("aws:username", "alice")
                .with("aws:PrincipalArn", ALICE)
                .with("aws:SourceIp", "10.1.2.3")
                .with("aws:SecureTransport", "true")
                .with("aws:CurrentTime", "2026-05-03T14:00:00Z")
                .with("aws:MultiFactorAuthAge", "60")
                .with("aws:TagKeys", List.of("team", "cost"))
                .build();
    }

    private static String allow(String action, String resource) {
        return """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "%s", "Resource": "%s"}}
        """
                .formatted(action, resource);
    }

    private static NamedPolicy identity(String document) {
        return new NamedPolicy(PolicyType.IDENTITY, "policy", parse(document, PolicyType.IDENTITY));
    }

    private static Policy parse(String document, PolicyType type) {
        return switch (PolicyParser.parse(document, type)) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed -> throw new AssertionError(malformed.problems());
        };
    }
}
