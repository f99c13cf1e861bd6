package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Explanation.Outcome;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final RequestPrincipal ALICE =
            new RequestPrincipal.User(
                    "123456789012", "arn:aws:iam::123456789012:user/alice", "AIDAALICE");
    private static final NamedPolicy WITH_MFA =
            policy(
                    PolicyType.IDENTITY,
                    "with-mfa",
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/*",
                       "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}},
                      {"Effect": "Deny", "Action": "s3:*", "Resource": "*",
                       "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}},
                      {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"}]}
                    """);

    @Test
    void oneConditionMayHaveDecided() {
        Explanation explanation =
                explain(
                        PolicySet.ofIdentity(List.of(WITH_MFA)),
                        get("arn:aws:s3:::b/k").with("aws:SourceIp", "10.1.1.1"));

        assertThat(explanation.decision())
                .isEqualTo(new Decision.ImplicitlyDenied(PolicyType.IDENTITY));
        assertThat(explanation.missingKeys()).containsExactly("aws:MultiFactorAuthPresent");
        assertThat(explanation.nearMisses())
                .singleElement()
                .satisfies(miss -> {
                    assertThat(miss.statement().sid()).contains("Read");
                    assertThat(miss.condition().condition().words())
                            .isEqualTo("`aws:MultiFactorAuthPresent` is `true`");
                    assertThat(miss.otherwise().isAllowed()).isTrue();
                });
        assertThat(explanation.denial())
                .contains(
                        "User: arn:aws:iam::123456789012:user/alice is not authorized to perform:"
                                + " s3:GetObject on resource: arn:aws:s3:::b/k because no"
                                + " identity-based policy allows the s3:GetObject action");
    }

    @Test
    void aNearMissIsTheOneThatTurnsTheDecisionNotTheStatement() {
        Explanation explanation =
                explain(
                        PolicySet.ofIdentity(List.of(WITH_MFA)),
                        get("arn:aws:s3:::b/k").with("aws:SourceIp", "192.0.2.1"));

        // Two conditions stand in the way: neither would be enough alone.
        assertThat(explanation.decision()).isInstanceOf(Decision.ExplicitlyDenied.class);
        assertThat(explanation.nearMisses()).isEmpty();
        assertThat(explanation.missingKeys()).isEmpty();
    }

    @Test
    void whatCannotMatterIsNotMissing() {
        Explanation elsewhere =
                explain(
                        PolicySet.ofIdentity(List.of(WITH_MFA)),
                        get("arn:aws:s3:::other/k").with("aws:SourceIp", "10.1.1.1"));
        Explanation bounded =
                explain(
                        PolicySet.ofIdentity(List.of(WITH_MFA))
                                .boundedBy(
                                        policy(
                                                PolicyType.PERMISSIONS_BOUNDARY,
                                                "limit",
                                                allow("sqs:*", "*"))),
                        get("arn:aws:s3:::b/k").with("aws:SourceIp", "10.1.1.1"));

        assertThat(elsewhere.missingKeys()).isEmpty();
        assertThat(bounded.missingKeys()).isEmpty();
    }

    @Test
    void everyLayerTellsWhatItSaid() {
        var policies =
                new PolicySet(
                        List.of(policy(PolicyType.IDENTITY, "all", allow("s3:*", "*"))),
                        Optional.of(
                                policy(
                                        PolicyType.PERMISSIONS_BOUNDARY,
                                        "limit",
                                        allow("s3:Put*", "*"))),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(
                                List.of(
                                        policy(
                                                PolicyType.SERVICE_CONTROL,
                                                "full",
                                                allow("*", "*")))),
                        List.of(),
                        Optional.empty());

        Explanation explanation = explain(policies, get("arn:aws:s3:::b/k"));

        assertThat(explanation.layers())
                .extracting(
                        Explanation.LayerResult::type,
                        Explanation.LayerResult::outcome,
                        Explanation.LayerResult::others)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                PolicyType.SERVICE_CONTROL, Outcome.ALLOW, 0),
                        org.assertj.core.groups.Tuple.tuple(PolicyType.IDENTITY, Outcome.ALLOW, 0),
                        org.assertj.core.groups.Tuple.tuple(
                                PolicyType.PERMISSIONS_BOUNDARY, Outcome.NO_MATCH, 1));
    }

    @Test
    void itReadsAsSentences() {
        assertThat(
                        ExplanationPrinter.lines(
                                explain(
                                        PolicySet.ofIdentity(List.of(WITH_MFA)),
                                        get("arn:aws:s3:::b/k").with("aws:SourceIp", "10.1.1.1"))))
                .containsExactly(
                        "DENIED because nothing allows it",
                        "  arn:aws:iam::123456789012:user/alice asks for s3:GetObject on"
                                + " arn:aws:s3:::b/k",
                        "  User: arn:aws:iam::123456789012:user/alice is not authorized to perform:"
                                + " s3:GetObject on resource: arn:aws:s3:::b/k because no"
                                + " identity-based policy allows the s3:GetObject action.",
                        "",
                        "Identity-based policy: says nothing",
                        "  ✗ Allow statement `Read` of identity-based policy `with-mfa` (line 2,"
                                + " column 3)",
                        "      ✗ if `aws:MultiFactorAuthPresent` is `true`: the request lacks it",
                        "  ✗ Deny statement 1 of identity-based policy `with-mfa` (line 4, column"
                                + " 3)",
                        "      ✗ if `aws:SourceIp` is not in `10.0.0.0/8`, or is absent: it is"
                                + " `10.1.1.1`",
                        "    1 statement about other actions",
                        "",
                        "Keys that the request lacks and that could change this:",
                        "  aws:MultiFactorAuthPresent",
                        "",
                        "It would be allowed if one of these were so:",
                        "  `aws:MultiFactorAuthPresent` is `true`, for statement `Read` of"
                                + " identity-based policy `with-mfa` (line 2, column 3)");
    }

    @Test
    void conditionsReadAsSentences() {
        NamedPolicy policy =
                policy(
                        PolicyType.IDENTITY,
                        "p",
                        """
                        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {
                          "StringEqualsIfExists": {"a": ["x", "y"]},
                          "ForAnyValue:StringLike": {"b": "x*"},
                          "ForAllValues:StringNotEquals": {"c": ["x", "y"]},
                          "Null": {"d": "false"},
                          "NumericLessThanEquals": {"e": "5"},
                          "DateGreaterThan": {"f": "2026-01-01"}}}}
                        """);

        assertThat(policy.policy().statements().getFirst().conditions())
                .extracting(Condition::words)
                .containsExactly(
                        "`a` is `x` or `y`, or is absent",
                        "a value of `b` is like `x*`",
                        "every value of `c` is not `x` nor `y`, or it has none",
                        "`d` is present",
                        "`e` is at most `5`",
                        "`f` is after `2026-01-01`");
        assertThat(policy.policy().statements().getFirst().conditions())
                .extracting(Condition::contraryWords)
                .containsExactly(
                        "`a` is present and is not `x` nor `y`",
                        "no value of `b` is like `x*`",
                        "some value of `c` is `x` or `y`",
                        "`d` is absent",
                        "`e` is not at most `5`, or is absent",
                        "`f` is not after `2026-01-01`, or is absent");
    }

    private static Explanation explain(PolicySet policies, RequestContext.Builder request) {
        return Authorizer.of(policies).explain(request.build());
    }

    private static RequestContext.Builder get(String resource) {
        return RequestContext.of("s3:GetObject", resource, ALICE, "123456789012");
    }

    private static String allow(String action, String resource) {
        return "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"%s\"}}"
                .formatted(action, resource);
    }

    private static NamedPolicy policy(PolicyType type, String name, String document) {
        return new NamedPolicy(
                type, name, ((ParseResult.Parsed) PolicyParser.parse(document, type)).policy());
    }
}
