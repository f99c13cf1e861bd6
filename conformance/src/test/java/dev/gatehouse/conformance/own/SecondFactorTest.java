package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// What conditions on a second factor see: nothing with a long-term key, `false` in a session that
/// was made without one, `true` and an age where a service vouches for it.
@Requirement("D5")
class SecondFactorTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String ACTION = "ec2:TerminateInstances";
    private static final String USER = "arn:aws:iam::123456789012:user/ada";
    private static final String ROLE = "arn:aws:iam::123456789012:role/work";

    /// `BoolIfExists` in an `Allow` is the trap: a long-term key, which has no such key at all,
    /// gets in. In a `Deny` it is what keeps long-term keys out.
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                // effect and condition | long-term | user session | role session | vouched for
                "Allow|{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}|implicitDeny|implicitDeny|implicitDeny|allowed",
                "Allow|{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"true\"}}|allowed|implicitDeny|implicitDeny|allowed",
                "Allow|{\"Null\":{\"aws:MultiFactorAuthPresent\":\"true\"}}|allowed|implicitDeny|implicitDeny|implicitDeny",
                "Allow|{\"Null\":{\"aws:MultiFactorAuthPresent\":\"false\"}}|implicitDeny|allowed|allowed|allowed",
                "Allow|{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"300\"}}|implicitDeny|implicitDeny|implicitDeny|allowed",
                "Allow|{\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"60\"}}|implicitDeny|implicitDeny|implicitDeny|implicitDeny",
                "Deny|{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"false\"}}|allowed|explicitDeny|explicitDeny|allowed",
                "Deny|{\"BoolIfExists\":{\"aws:MultiFactorAuthPresent\":\"false\"}}|explicitDeny|explicitDeny|explicitDeny|allowed",
            })
    void aConditionSeesTheSecondFactor(
            String effect,
            String condition,
            String longTerm,
            String userSession,
            String roleSession,
            String vouched) {
        String policy = policy(effect, condition);
        AwsCredentials ada = SANDBOX.newUser("ada", policy);
        SANDBOX.iam()
                .createRole(request ->
                        request.roleName("work").assumeRolePolicyDocument(Policies.trusting(USER)));
        SANDBOX.iam()
                .putRolePolicy(request ->
                        request.roleName("work").policyName("own").policyDocument(policy));
        AwsCredentials ofUser =
                SandboxServer.session(SANDBOX.sts(ada).getSessionToken().credentials());
        AwsCredentials ofRole =
                SandboxServer.session(
                        SANDBOX.sts(ada)
                                .assumeRole(
                                        request -> request.roleArn(ROLE).roleSessionName("at-work"))
                                .credentials());

        assertThat(API.may(ada, ACTION, "*")).as("long-term key").isEqualTo(longTerm);
        assertThat(API.may(ofUser, ACTION, "*")).as("session of the user").isEqualTo(userSession);
        assertThat(API.may(ofRole, ACTION, "*")).as("session of a role").isEqualTo(roleSession);
        assertThat(
                        API.may(
                                SANDBOX.adminKey(SandboxServer.ACCOUNT),
                                ACTION,
                                "*",
                                vouching("true", "120")))
                .as("vouched for")
                .isEqualTo(vouched);
    }

    private static String policy(String effect, String condition) {
        String conditional =
                "{\"Effect\":\"%s\",\"Action\":\"ec2:*\",\"Resource\":\"*\",\"Condition\":%s}"
                        .formatted(effect, condition);
        return effect.equals("Allow")
                ? Policies.document(conditional)
                : Policies.document(
                        "{\"Effect\":\"Allow\",\"Action\":\"ec2:*\",\"Resource\":\"*\"}",
                        conditional);
    }

    private static Map<String, Object> vouching(String present, String age) {
        var more = new HashMap<String, Object>();
        more.put("principal", USER);
        more.put(
                "context",
                Map.of("aws:MultiFactorAuthPresent", present, "aws:MultiFactorAuthAge", age));
        return more;
    }
}
