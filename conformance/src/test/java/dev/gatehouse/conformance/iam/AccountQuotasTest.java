package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.own.OwnApi;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The limits of an account, which can be set.
@Requirement("B23")
class AccountQuotasTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String OTHER = "222222222222";
    private static final String TOKENS = "MFATokensPerAccount";

    /// For each quota a call that it refuses when it is 0, and how where that is not said as usual.
    private static final String CALLS =
            """
            UsersPerAccount | CreateUser UserName=new
            GroupsPerAccount | CreateGroup GroupName=new
            RolesPerAccount | CreateRole RoleName=new AssumeRolePolicyDocument={trust}
            InstanceProfilesPerAccount | CreateInstanceProfile InstanceProfileName=new
            PoliciesPerAccount | CreatePolicy PolicyName=new PolicyDocument={allow}
            OpenIdConnectProvidersPerAccount | CreateOpenIDConnectProvider Url=https://id.example.com
            SAMLProvidersPerAccount | CreateSAMLProvider Name=corp SAMLMetadataDocument={metadata}
            DelegationRequestsPerAccount | CreateDelegationRequest @delegation
            VirtualMFADevicesPerAccount | CreateVirtualMFADevice VirtualMFADeviceName=new
            VersionsPerPolicy | CreatePolicyVersion PolicyArn={arn}:policy/reading PolicyDocument={allow} | A managed policy can have up to 0 versions. Before you create a new version, you must delete an existing version.
            PolicyVersionsInUse | CreatePolicyVersion PolicyArn={arn}:policy/reading PolicyDocument={allow}
            GroupsPerUser | AddUserToGroup UserName=ada GroupName=maths
            AccessKeysPerUser | CreateAccessKey UserName=ada
            MFADevicesPerUser | EnableMFADevice UserName=ada SerialNumber={arn}:mfa/phone AuthenticationCode1={code:-1} AuthenticationCode2={code:0}
            SSHPublicKeysPerUser | UploadSSHPublicKey UserName=ada SSHPublicKeyBody={ssh}
            CertificatesPerUser | UploadSigningCertificate UserName=ada CertificateBody={certificate1}
            ServerCertificatesPerAccount | UploadServerCertificate ServerCertificateName=site CertificateBody={certificate1} PrivateKey={private-key1}
            ContextSpecificCredentialsPerUserPerContext | CreateServiceSpecificCredential UserName=ada ServiceName=codecommit.amazonaws.com
            PoliciesPerUser | AttachUserPolicy UserName=ada PolicyArn={arn}:policy/reading
            PoliciesPerGroup | AttachGroupPolicy GroupName=maths PolicyArn={arn}:policy/reading
            PoliciesPerRole | AttachRolePolicy RoleName=worker PolicyArn={arn}:policy/reading
            TagsPerEntity | TagUser UserName=ada @tag
            PolicySize | CreatePolicy PolicyName=sized PolicyDocument={allow}
            UserPolicySize | PutUserPolicy UserName=ada PolicyName=own PolicyDocument={allow} | Maximum policy size of 0 bytes exceeded for user ada
            GroupPolicySize | PutGroupPolicy GroupName=maths PolicyName=own PolicyDocument={allow} | Maximum policy size of 0 bytes exceeded for group maths
            RolePolicySize | PutRolePolicy RoleName=worker PolicyName=own PolicyDocument={allow} | Maximum policy size of 0 bytes exceeded for role worker
            AssumeRolePolicySize | UpdateAssumeRolePolicy RoleName=worker PolicyDocument={trust} | Cannot exceed quota for ACLSizePerRole: 0
            """;

    /// A call that a quota refuses.
    private record Case(String quota, String call, String refusal) {
        static Case of(String line) {
            String[] parts = line.split(" \\| ", -1);
            return new Case(
                    parts[0],
                    parts[1],
                    parts.length > 2 ? parts[2] : "Cannot exceed quota for " + parts[0] + ": 0");
        }
    }

    @Test
    void eachQuotaHoldsAsItIsSet() {
        QueryClient client = SANDBOX.query(admin());
        var calls = new WrittenCalls(OperationCases.read("operation-cases.txt"), CaseValues.made());
        for (String setUp : List.of("user", "group", "role", "policy", "device")) {
            calls.setUp(setUp, client);
        }

        for (Case one : cases()) {
            assertThat(set(one.quota(), 0).status()).isEqualTo(200);
            QueryAnswer refused = calls.call(one.call(), client);
            assertThat(refused.code()).as(one.quota()).isEqualTo("LimitExceeded");
            assertThat(refused.text("Message")).contains(one.refusal());
            reset(one.quota());
            QueryAnswer served = calls.call(one.call(), client);
            assertThat(served.status()).as("%s: %s", one.quota(), served.code()).isEqualTo(200);
        }
    }

    @Test
    void tokensAreCountedToo() {
        Map<String, Object> token =
                Map.of(
                        "tokens",
                        List.of(
                                Map.of(
                                        "serialNumber",
                                        "GAHT12345678",
                                        "seed",
                                        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")));
        set(TOKENS, 0);
        assertThat(API.post(admin(), "mfa-tokens/import", token).text("message"))
                .isEqualTo("Cannot exceed quota for MFATokensPerAccount: 0");
        set(TOKENS, 1);
        assertThat(API.post(admin(), "mfa-tokens/import", token).status()).isEqualTo(200);
    }

    /// So that no quota can be set that nothing looks at.
    @Test
    void everyQuotaHasACase() {
        assertThat(quotas().map(quota -> quota.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(cases().stream().map(Case::quota), Stream.of(TOKENS))
                                .toList());
    }

    @Test
    void aQuotaCanBeRaisedForOneAccount() {
        SANDBOX.addAccount(OTHER);
        IamClient iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("ada"));

        OwnApi.Answer answer = set("accesskeysperuser", 3);

        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"name\":\"AccessKeysPerUser\",\"limit\":3,\"defaultLimit\":2,\"maximum\":20}");
        for (int i = 0; i < 3; i++) {
            SANDBOX.newKey("ada");
        }
        assertThat(Refusal.of(() -> SANDBOX.newKey("ada")).message())
                .isEqualTo("Cannot exceed quota for AccessKeysPerUser: 3");
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccessKeysPerUserQuota", 3);
        assertThat(SANDBOX.iam(SANDBOX.adminKey(OTHER)).getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccessKeysPerUserQuota", 2);
    }

    /// What there is beyond a lowered limit stays and can be used.
    @Test
    void aLoweredQuotaTakesNothingAway() {
        IamClient iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("ada"));
        AwsCredentials first = SANDBOX.newKey("ada");
        SANDBOX.newKey("ada");

        set("AccessKeysPerUser", 1);

        assertThat(iam.listAccessKeys(of -> of.userName("ada")).accessKeyMetadata()).hasSize(2);
        assertThat(SANDBOX.sts(first).getCallerIdentity().arn()).endsWith("user/ada");
        assertThat(Refusal.of(() -> SANDBOX.newKey("ada")).code()).isEqualTo("LimitExceeded");
    }

    @Test
    void theSummarySaysTheLimitsThatHold() {
        Map<String, String> names =
                Map.of(
                        "Users", "UsersPerAccount",
                        "ServerCertificates", "ServerCertificatesPerAccount",
                        "AttachedPoliciesPerRole", "PoliciesPerRole",
                        "SigningCertificatesPerUser", "CertificatesPerUser",
                        "AssumeRolePolicySize", "AssumeRolePolicySize",
                        "PolicyVersionsInUse", "PolicyVersionsInUse");
        names.values().forEach(quota -> set(quota, 7));

        Map<String, Integer> summary = SANDBOX.iam().getAccountSummary().summaryMapAsStrings();

        assertThat(names.keySet())
                .allSatisfy(name -> assertThat(summary).containsEntry(name + "Quota", 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "50001",
                "2147483648",
                "1.5",
                "\"5\"",
                "null",
                "true",
                "[]",
            })
    void aLimitIsANumberWithinBounds(String limit) {
        OwnApi.Answer refused =
                API.put(
                        admin(),
                        "quotas",
                        Map.of(
                                "name",
                                "UsersPerAccount",
                                "limit",
                                JsonMapper.shared().readTree(limit)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message"))
                .isEqualTo("The limit of UsersPerAccount is a whole number from 0 to 50000.");
        assertThat(set("UsersPerAccount", 50_000).status()).isEqualTo(200);
    }

    @Test
    void thereAreNoOtherQuotas() {
        OwnApi.Answer refused = set("Kittens", 1);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("message")).startsWith("Member `name` of the body must be");
        assertThat(API.put(admin(), "quotas", Map.of("limit", 1)).status()).isEqualTo(400);
        assertThat(API.put(admin(), "quotas", List.of()).status()).isEqualTo(400);
    }

    @Test
    void whoMayNotIsRefused() {
        AwsCredentials eve = SANDBOX.newUser("eve", Policies.allow("iam:*"));
        AwsCredentials reader = SANDBOX.newUser("reader", Policies.allow("gatehouse:ListQuotas"));

        assertThat(API.get(eve, "quotas").status()).isEqualTo(403);
        assertThat(API.get(reader, "quotas").status()).isEqualTo(200);
        assertThat(
                        API.put(reader, "quotas", Map.of("name", "UsersPerAccount", "limit", 1))
                                .text("message"))
                .contains("gatehouse:PutQuota")
                .contains("because no identity-based policy allows");
    }

    private static List<Case> cases() {
        return CALLS.lines().map(Case::of).toList();
    }

    private static Stream<JsonNode> quotas() {
        JsonNode list = API.get(admin(), "quotas").body().path("quotas");
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static OwnApi.Answer set(String quota, int limit) {
        return API.put(admin(), "quotas", Map.of("name", quota, "limit", limit));
    }

    private static void reset(String quota) {
        assertThat(API.put(admin(), "quotas", Map.of("name", quota)).status()).isEqualTo(200);
    }

    private static AwsCredentials admin() {
        return SANDBOX.adminKey(ACCOUNT);
    }
}
