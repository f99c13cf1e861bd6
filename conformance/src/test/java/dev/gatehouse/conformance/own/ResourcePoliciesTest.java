package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// The policies of resources that Gatehouse does not serve itself.
@Requirement("B16")
class ResourcePoliciesTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String OTHER = "222222222222";
    private static final String BUCKET = "arn:aws:s3:::reports";
    private static final String OBJECT = "arn:aws:s3:::reports/may.csv";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/k1";

    @Test
    void aPolicyIsPutShownListedAndDeleted() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        String policy = granting("arn:aws:iam::123456789012:root", "s3:GetObject", BUCKET + "/*");

        OwnApi.Answer put = put(admin, BUCKET, policy);

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.text("resourceAccount")).isEqualTo(SandboxServer.ACCOUNT);
        assertThat(get(admin, BUCKET).text("policy")).isEqualTo(policy);
        assertThat(list(admin)).containsExactly(BUCKET);
        assertThat(delete(admin, BUCKET).status()).isEqualTo(200);
        assertThat(list(admin)).isEmpty();
        for (OwnApi.Answer gone : new OwnApi.Answer[] {get(admin, BUCKET), delete(admin, BUCKET)}) {
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.text("message"))
                    .isEqualTo("There is no policy of the resource arn:aws:s3:::reports.");
        }
    }

    @Test
    void aLongListComesInParts() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        for (int i = 100; i < 201; i++) {
            put(admin, queue(i), granting("*", "sqs:SendMessage", queue(i)));
        }

        OwnApi.Answer first = API.post(admin, "resource-policies/list", Map.of());
        OwnApi.Answer rest =
                API.post(admin, "resource-policies/list", Map.of("after", first.text("after")));

        assertThat(first.body().path("resourcePolicies")).hasSize(100);
        assertThat(rest.body().path("resourcePolicies")).hasSize(1);
        assertThat(rest.text("after")).isEmpty();
    }

    private static String queue(int number) {
        return "arn:aws:sqs:us-east-1:123456789012:queue-" + number;
    }

    @Test
    void whoMayNotIsRefused() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:*"));
        put(admin(SandboxServer.ACCOUNT), BUCKET, granting("*", "*", BUCKET));

        for (OwnApi.Answer refused :
                new OwnApi.Answer[] {
                    put(ada, BUCKET, granting("*", "s3:*", BUCKET)),
                    get(ada, BUCKET),
                    delete(ada, BUCKET),
                    API.post(ada, "resource-policies/list", Map.of())
                }) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("message")).contains("because no identity-based policy allows");
        }
    }

    /// In one account a grant of either side is enough, and a Deny of either side ends it.
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "arn:aws:iam::123456789012:user/ada, , allowed",
        "arn:aws:iam::123456789012:root, , implicitDeny",
        "arn:aws:iam::123456789012:root, s3:GetObject, allowed",
        "123456789012, s3:GetObject, allowed",
        "*, , allowed",
        "arn:aws:iam::123456789012:user/admin, , implicitDeny",
        "arn:aws:iam::123456789012:user/admin, s3:GetObject, allowed",
        "arn:aws:iam::222222222222:root, s3:GetObject, allowed",
    })
    void inOneAccountEitherSideAllows(String principal, String allowed, String decision) {
        AwsCredentials ada =
                SANDBOX.newUser("ada", Policies.allow(allowed == null ? "x:Y" : allowed));
        put(
                admin(SandboxServer.ACCOUNT),
                BUCKET,
                granting(principal, "s3:GetObject", BUCKET + "/*"));

        assertThat(API.may(ada, "s3:GetObject", OBJECT)).isEqualTo(decision);
    }

    @Test
    void aDenyOfTheResourceHoldsForEverybody() {
        put(
                admin(SandboxServer.ACCOUNT),
                BUCKET,
                Policies.document(
                        """
                        {"Effect":"Deny","Principal":"*","Action":"s3:DeleteObject","Resource":"arn:aws:s3:::reports/*"}\
                        """));

        for (AwsCredentials who :
                new AwsCredentials[] {
                    admin(SandboxServer.ACCOUNT), SANDBOX.rootKey(SandboxServer.ACCOUNT)
                }) {
            assertThat(API.may(who, "s3:DeleteObject", OBJECT)).isEqualTo("explicitDeny");
            assertThat(API.may(who, "s3:DeleteObject", "arn:aws:S3:::reports/x"))
                    .as("in other letter case")
                    .isEqualTo("explicitDeny");
            assertThat(API.may(who, "s3:GetObject", OBJECT)).isEqualTo("allowed");
        }
    }

    /// Across accounts both sides must allow, and nobody says whose the bucket is but its record.
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "arn:aws:iam::123456789012:user/ada, s3:GetObject, allowed",
        "arn:aws:iam::123456789012:user/ada, , implicitDeny",
        "123456789012, s3:GetObject, allowed",
        "*, s3:GetObject, allowed",
        "arn:aws:iam::222222222222:root, s3:GetObject, implicitDeny",
    })
    void acrossAccountsBothSidesMustAllow(String principal, String allowed, String decision) {
        SANDBOX.addAccount(OTHER);
        AwsCredentials ada =
                SANDBOX.newUser("ada", Policies.allow(allowed == null ? "x:Y" : allowed));
        put(admin(OTHER), BUCKET, granting(principal, "s3:GetObject", BUCKET + "/*"));

        assertThat(API.may(ada, "s3:GetObject", OBJECT)).isEqualTo(decision);
        assertThat(
                        API.may(
                                ada,
                                "s3:GetObject",
                                OBJECT,
                                Map.of("resourceAccount", SandboxServer.ACCOUNT)))
                .as("asked as of the own account")
                .isEqualTo(decision);
        assertThat(API.may(ada, "s3:GetObject", "arn:aws:s3::123456789012:reports/may.csv"))
                .as("with an account in the ARN of an object")
                .isEqualTo("implicitDeny");
    }

    @Test
    void aBucketHasOneOwner() {
        SANDBOX.addAccount(OTHER);
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        String policy = granting("*", "s3:GetObject", BUCKET + "/*");
        put(admin, BUCKET, policy);

        for (OwnApi.Answer refused :
                new OwnApi.Answer[] {
                    put(admin(OTHER), BUCKET, policy),
                    get(admin(OTHER), BUCKET),
                    delete(admin(OTHER), BUCKET),
                    put(SANDBOX.rootKey(OTHER), BUCKET, policy),
                    put(admin(OTHER), KEY, policy)
                }) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("message"))
                    .contains("because no resource-based policy allows the gatehouse:");
        }
        delete(admin, BUCKET);
        assertThat(put(admin(OTHER), BUCKET, policy).text("resourceAccount")).isEqualTo(OTHER);
    }

    @Test
    void aKeyOpensOnlyByItsOwnPolicy() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        AwsCredentials root = SANDBOX.rootKey(SandboxServer.ACCOUNT);
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:GetObject"));
        put(admin, KEY, granting("arn:aws:iam::123456789012:user/ada", "kms:Decrypt", "*"));

        assertThat(API.may(ada, "kms:Decrypt", KEY)).isEqualTo("allowed");
        assertThat(API.may(admin, "kms:Decrypt", KEY)).isEqualTo("implicitDeny");
        assertThat(API.may(root, "kms:Decrypt", KEY)).isEqualTo("implicitDeny");

        put(admin, KEY, granting("arn:aws:iam::123456789012:root", "kms:*", "*"));

        assertThat(API.may(ada, "kms:Decrypt", KEY)).isEqualTo("implicitDeny");
        assertThat(API.may(admin, "kms:Decrypt", KEY)).isEqualTo("allowed");
        assertThat(API.may(root, "kms:Decrypt", KEY)).isEqualTo("allowed");
    }

    /// Which policy counts for a resource.
    @ParameterizedTest(name = "{0} by {1}")
    @CsvSource({
        "s3:GetObject, arn:aws:s3:::reports/a/b, arn:aws:s3:::reports",
        "sqs:SendMessage, arn:aws:sqs:us-east-1:123456789012:q,"
                + " arn:aws:sqs:us-east-1:123456789012:q",
        "sns:Publish, arn:aws:sns:us-east-1:123456789012:t, arn:aws:sns:us-east-1:123456789012:t",
        "lambda:InvokeFunction, arn:aws:lambda:us-east-1:123456789012:function:f:live,"
                + " arn:aws:lambda:us-east-1:123456789012:function:f:live",
        "secretsmanager:GetSecretValue,"
                + " arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf,"
                + " arn:aws:secretsmanager:us-east-1:123456789012:secret:db-AbCdEf",
        "ecr:BatchGetImage, arn:aws:ecr:us-east-1:123456789012:repository/team/app,"
                + " arn:aws:ecr:us-east-1:123456789012:repository/team/app",
        "dynamodb:Query, arn:aws:dynamodb:us-east-1:123456789012:table/t/index/i,"
                + " arn:aws:dynamodb:us-east-1:123456789012:table/t",
        "execute-api:Invoke, arn:aws:execute-api:us-east-1:123456789012:api/prod/GET/x,"
                + " arn:aws:execute-api:us-east-1:123456789012:api",
        "shop:Read, arn:aws:shop:us-east-1:123456789012:cart/7,"
                + " arn:aws:shop:us-east-1:123456789012:cart/7",
    })
    void aResourceIsGovernedByOnePolicy(String action, String resource, String governing) {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("x:Y"));
        String other = governing + "x";
        String grant = granting("arn:aws:iam::123456789012:user/ada", action, "*");
        assertThat(put(admin(SandboxServer.ACCOUNT), other, grant).status()).isEqualTo(200);
        assertThat(API.may(ada, action, resource)).isEqualTo("implicitDeny");

        assertThat(put(admin(SandboxServer.ACCOUNT), governing, grant).status()).isEqualTo(200);

        assertThat(API.may(ada, action, resource)).isEqualTo("allowed");
    }

    @Test
    void whoIsMadeAgainIsNotGranted() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        SANDBOX.iam().createUser(request -> request.userName("ada"));
        put(
                admin,
                BUCKET,
                granting("arn:aws:iam::123456789012:user/ada", "s3:GetObject", BUCKET + "/*"));
        AwsCredentials first = SANDBOX.newKey("ada");
        assertThat(API.may(first, "s3:GetObject", OBJECT)).isEqualTo("allowed");
        SANDBOX.iam()
                .deleteAccessKey(
                        request -> request.userName("ada").accessKeyId(first.accessKeyId()));
        SANDBOX.iam().deleteUser(request -> request.userName("ada"));
        SANDBOX.iam().createUser(request -> request.userName("ada"));

        assertThat(API.may(SANDBOX.newKey("ada"), "s3:GetObject", OBJECT))
                .isEqualTo("implicitDeny");
        assertThat(get(admin, BUCKET).text("policy")).contains("\"AIDA");
    }

    @Test
    @Requirement("F14")
    void anAwsServiceIsHeldToItsAccountAndSource() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        put(
                admin,
                BUCKET,
                Policies.document(
                        """
                        {"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},
                         "Action":"s3:PutObject","Resource":"arn:aws:s3:::reports/*","Condition":{
                          "StringEquals":{"aws:SourceAccount":"123456789012"},
                          "ArnLike":{"aws:SourceArn":"arn:aws:cloudtrail:*:123456789012:trail/*"}}}\
                        """));
        Map<String, String> own =
                Map.of(
                        "aws:SourceAccount", "123456789012",
                        "aws:SourceArn", "arn:aws:cloudtrail:us-east-1:123456789012:trail/all");
        Map<String, String> deputy =
                Map.of(
                        "aws:SourceAccount",
                        OTHER,
                        "aws:SourceArn",
                        "arn:aws:cloudtrail:us-east-1:222222222222:trail/all");

        assertThat(asService(admin, "cloudtrail.amazonaws.com", own)).isEqualTo("allowed");
        assertThat(asService(admin, "cloudtrail.amazonaws.com", deputy)).isEqualTo("implicitDeny");
        assertThat(asService(admin, "cloudtrail.amazonaws.com", Map.of()))
                .isEqualTo("implicitDeny");
        assertThat(asService(admin, "config.amazonaws.com", own)).isEqualTo("implicitDeny");
        AwsCredentials ada =
                SANDBOX.newUser(
                        "ada", Policies.allowOn("arn:aws:iam::*:user/*", "gatehouse:AuthorizeFor"));
        assertThat(
                        API.post(
                                        ada,
                                        "authorize",
                                        Map.of(
                                                "action", "s3:PutObject",
                                                "resource", OBJECT,
                                                "principal", "cloudtrail.amazonaws.com"))
                                .status())
                .isEqualTo(403);
    }

    private static String asService(
            AwsCredentials as, String service, Map<String, String> context) {
        return API.may(
                as, "s3:PutObject", OBJECT, Map.of("principal", service, "context", context));
    }

    @Test
    @Requirement("F14")
    void aRoleIsAssumedAsItsTrustPolicySays() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("x:Y"));
        SANDBOX.iam()
                .createRole(request ->
                        request.roleName("build")
                                .assumeRolePolicyDocument(
                                        Policies.document(
                                                """
                                                {"Effect":"Allow","Principal":{"Service":"codebuild.amazonaws.com"},
                                                 "Action":"sts:AssumeRole","Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"}}}\
                                                """,
                                                """
                                                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:user/ada"},
                                                 "Action":"sts:AssumeRole"}\
                                                """)));
        String role = "arn:aws:iam::123456789012:role/build";

        assertThat(API.may(ada, "sts:AssumeRole", role)).isEqualTo("allowed");
        assertThat(API.may(admin, "sts:AssumeRole", role)).isEqualTo("implicitDeny");
        assertThat(API.may(admin, "sts:AssumeRole", role + "x")).isEqualTo("implicitDeny");
        assertThat(API.may(admin, "iam:GetRole", role)).isEqualTo("allowed");
        for (String account : new String[] {SandboxServer.ACCOUNT, OTHER}) {
            assertThat(
                            API.may(
                                    admin,
                                    "sts:AssumeRole",
                                    role,
                                    Map.of(
                                            "principal",
                                            "codebuild.amazonaws.com",
                                            "context",
                                            Map.of("aws:SourceAccount", account))))
                    .isEqualTo(account.equals(OTHER) ? "implicitDeny" : "allowed");
        }
    }

    @Test
    void whatCannotBeIsRefusedWithWords() {
        AwsCredentials admin = admin(SandboxServer.ACCOUNT);
        String policy = granting("*", "s3:*", BUCKET);
        String[][] wrong = {
            {"reports", policy, "400", "The resourceArn must be the ARN of one resource"},
            {"arn:aws:s3:::*", policy, "400", "The resourceArn must be the ARN of one resource"},
            {"arn:aws:S3:::reports", policy, "400", "The resourceArn must be the ARN"},
            {"arn:aws-cn:s3:::reports", policy, "400", "must be of the partition aws."},
            {OBJECT, policy, "400", "is governed by the policy of arn:aws:s3:::reports."},
            {"arn:aws:s3::123456789012:reports", policy, "400", "is governed by the policy of"},
            {
                "arn:aws:iam::123456789012:role/r",
                policy,
                "400",
                "use iam:UpdateAssumeRolePolicy for the trust policy of a role"
            },
            {
                "arn:aws:kms:us-east-1:123456789012:alias/a",
                policy,
                "400",
                "can have no resource-based policy here."
            },
            {BUCKET, "{", "400", ""},
            {BUCKET, Policies.allow("s3:*"), "400", "Principal"},
            {
                BUCKET,
                granting("arn:aws:iam::123456789012:user/nobody", "s3:*", BUCKET),
                "400",
                "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/nobody\""
            },
            {BUCKET, policy + " ".repeat(20_480), "409", "at most 20480 bytes"},
        };
        for (String[] one : wrong) {
            OwnApi.Answer answer = put(admin, one[0], one[1]);

            assertThat(answer.status()).as(one[0]).isEqualTo(Integer.parseInt(one[2]));
            assertThat(answer.text("message")).contains(one[3]);
        }
        assertThat(
                        API.post(admin, "resource-policies/get", Map.of("resourceARN", BUCKET))
                                .text("message"))
                .contains("There is no member `resourceARN` here");
        assertThat(list(admin)).isEmpty();
    }

    private static AwsCredentials admin(String account) {
        return SANDBOX.adminKey(account);
    }

    private static String granting(String principal, String action, String resource) {
        String named = principal.equals("*") ? "\"*\"" : "{\"AWS\":\"" + principal + "\"}";
        return Policies.document(
                "{\"Effect\":\"Allow\",\"Principal\":%s,\"Action\":\"%s\",\"Resource\":\"%s\"}"
                        .formatted(named, action, resource));
    }

    private static OwnApi.Answer put(AwsCredentials as, String arn, String policy) {
        return API.post(as, "resource-policies/put", Map.of("resourceArn", arn, "policy", policy));
    }

    private static OwnApi.Answer get(AwsCredentials as, String arn) {
        return API.post(as, "resource-policies/get", Map.of("resourceArn", arn));
    }

    private static OwnApi.Answer delete(AwsCredentials as, String arn) {
        return API.post(as, "resource-policies/delete", Map.of("resourceArn", arn));
    }

    private static List<String> list(AwsCredentials as) {
        return API.post(as, "resource-policies/list", Map.of())
                .body()
                .path("resourcePolicies")
                .valueStream()
                .map(entry -> entry.path("resourceArn").asString())
                .toList();
    }
}
