package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.GetAccountAuthorizationDetailsResponse;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.UserDetail;

/// Questions about all of an account at once, and about credentials that nobody has yet.
class AccountTest {
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/staff/ada";
    private static final String READING = "arn:aws:iam::" + ACCOUNT + ":policy/data/reading";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void fillTheAccount() {
        iam = SANDBOX.iam();
        iam.createPolicy(of ->
                of.policyName("reading")
                        .path("/data/")
                        .description("reads")
                        .policyDocument(allow("s3:Get*"))
                        .tags(tag("data", "yes")));
        iam.createPolicyVersion(
                of -> of.policyArn(READING).policyDocument(allow("s3:List*")).setAsDefault(true));
        iam.createGroup(of -> of.groupName("Maths").path("/science/"));
        iam.putGroupPolicy(
                of -> of.groupName("Maths").policyName("own").policyDocument(allow("ec2:*")));
        iam.attachGroupPolicy(of -> of.groupName("Maths").policyArn(READ_ONLY));
        iam.createUser(of ->
                of.userName("ada")
                        .path("/staff/")
                        .permissionsBoundary(AUDIT)
                        .tags(tag("team", "engine")));
        iam.addUserToGroup(of -> of.groupName("Maths").userName("ada"));
        iam.putUserPolicy(
                of -> of.userName("ada").policyName("own").policyDocument(allow("s3:GetObject")));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(READING));
        iam.createRole(of ->
                of.roleName("worker")
                        .path("/jobs/")
                        .assumeRolePolicyDocument(
                                trusting("arn:aws:iam::" + ACCOUNT + ":user/admin"))
                        .permissionsBoundary(READING)
                        .tags(tag("kind", "job")));
        iam.putRolePolicy(
                of -> of.roleName("worker").policyName("own").policyDocument(allow("sqs:*")));
        iam.attachRolePolicy(of -> of.roleName("worker").policyArn(READING));
        iam.createInstanceProfile(of -> of.instanceProfileName("machines"));
        iam.addRoleToInstanceProfile(of -> of.instanceProfileName("machines").roleName("worker"));
    }

    @Test
    void theSummaryCountsWhatIsThere() {
        Map<String, Integer> summary = summary();

        assertThat(summary)
                .containsAllEntriesOf(
                        Map.of(
                                "Users", 2,
                                "Groups", 1,
                                "Roles", 1,
                                "Policies", 1,
                                "InstanceProfiles", 1,
                                "AccountMFAEnabled", 0,
                                "AccountPasswordPresent", 0));
        iam.createUser(of -> of.userName("bob"));
        iam.createGroup(of -> of.groupName("arts"));
        iam.createInstanceProfile(of -> of.instanceProfileName("more"));
        iam.createPolicy(of -> of.policyName("p").policyDocument(allow("s3:*")));
        iam.createPolicyVersion(of -> of.policyArn(READING).policyDocument(allow("s3:*")));
        assertThat(summary())
                .containsAllEntriesOf(
                        Map.of(
                                "Users", 3,
                                "Groups", 2,
                                "Roles", 1,
                                "Policies", 2,
                                "InstanceProfiles", 2));
        assertThat(summary().getOrDefault("PolicyVersionsInUse", 0))
                .isEqualTo(summary.getOrDefault("PolicyVersionsInUse", 0) + 2);
    }

    @Test
    void theSummaryHasAllKeysAndTheQuotas() {
        assertThat(summary().keySet())
                .containsAll(
                        SummaryKeyType.knownValues().stream()
                                .map(SummaryKeyType::toString)
                                .toList())
                .contains("Providers", "AccountSigningCertificatesPresent");
        assertThat(summary())
                .containsAllEntriesOf(
                        Map.ofEntries(
                                Map.entry("UsersQuota", 5_000),
                                Map.entry("GroupsQuota", 300),
                                Map.entry("RolesQuota", 1_000),
                                Map.entry("PoliciesQuota", 1_500),
                                Map.entry("InstanceProfilesQuota", 1_000),
                                Map.entry("GroupsPerUserQuota", 10),
                                Map.entry("AccessKeysPerUserQuota", 2),
                                Map.entry("VersionsPerPolicyQuota", 5),
                                Map.entry("AttachedPoliciesPerUserQuota", 10),
                                Map.entry("AttachedPoliciesPerGroupQuota", 10),
                                Map.entry("AttachedPoliciesPerRoleQuota", 10),
                                Map.entry("PolicySizeQuota", 6_144),
                                Map.entry("UserPolicySizeQuota", 2_048),
                                Map.entry("GroupPolicySizeQuota", 5_120),
                                Map.entry("RolePolicySizeQuota", 10_240),
                                Map.entry("AssumeRolePolicySizeQuota", 2_048)));
    }

    @Test
    void theVersionOfTokensOfTheGlobalEndpointIsKept() {
        assertThat(summary()).containsEntry("GlobalEndpointTokenVersion", 1);
        iam.setSecurityTokenServicePreferences(of -> of.globalEndpointTokenVersion("v2Token"));
        assertThat(summary()).containsEntry("GlobalEndpointTokenVersion", 2);
        iam.setSecurityTokenServicePreferences(of -> of.globalEndpointTokenVersion("v1Token"));
        assertThat(summary()).containsEntry("GlobalEndpointTokenVersion", 1);
    }

    private Map<String, Integer> summary() {
        return iam.getAccountSummary().summaryMapAsStrings();
    }

    @Test
    void theExportHoldsUsersWithAllTheyHave() {
        UserDetail ada = details(EntityType.USER).userDetailList().getFirst();

        assertThat(ada.arn()).isEqualTo(ADA);
        assertThat(ada.path()).isEqualTo("/staff/");
        assertThat(ada.userId()).isEqualTo(iam.getUser(of -> of.userName("ada")).user().userId());
        assertThat(ada.createDate()).isEqualTo(SANDBOX.time());
        assertThat(ada.groupList()).containsExactly("Maths");
        assertThat(ada.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(AUDIT);
        assertThat(ada.tags()).containsExactly(tag("team", "engine"));
        assertInline(ada.userPolicyList(), "s3:GetObject");
        assertThat(ada.attachedManagedPolicies()).containsExactly(attached("reading", READING));
    }

    @Test
    void theExportHoldsGroupsWithAllTheyHave() {
        GroupDetail maths = details(EntityType.GROUP).groupDetailList().getFirst();

        assertThat(maths.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":group/science/Maths");
        assertThat(maths.groupName()).isEqualTo("Maths");
        assertThat(maths.groupId()).startsWith("AGPA");
        assertInline(maths.groupPolicyList(), "ec2:*");
        assertThat(maths.attachedManagedPolicies())
                .containsExactly(attached("ReadOnlyAccess", READ_ONLY));
    }

    @Test
    void theExportHoldsRolesWithAllTheyHave() {
        assertThat(worker().roleLastUsed().lastUsedDate()).isNull();
        SANDBOX.advance(Duration.ofHours(1));
        var credentials =
                SANDBOX.sts(SANDBOX.adminKey(ACCOUNT))
                        .assumeRole(of -> of.roleArn(worker().arn()).roleSessionName("shift"))
                        .credentials();
        SANDBOX.sts(session(credentials)).getCallerIdentity();

        RoleDetail worker = worker();

        assertThat(worker.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":role/jobs/worker");
        assertThat(worker.roleId()).startsWith("AROA");
        assertThat(decoded(worker.assumeRolePolicyDocument()))
                .isEqualTo(trusting("arn:aws:iam::" + ACCOUNT + ":user/admin"));
        assertThat(worker.permissionsBoundary().permissionsBoundaryArn()).isEqualTo(READING);
        assertThat(worker.tags()).containsExactly(tag("kind", "job"));
        assertInline(worker.rolePolicyList(), "sqs:*");
        assertThat(worker.attachedManagedPolicies()).containsExactly(attached("reading", READING));
        assertThat(worker.instanceProfileList())
                .extracting(InstanceProfile::instanceProfileName)
                .containsExactly("machines");
        assertThat(worker.roleLastUsed().lastUsedDate())
                .isEqualTo(SANDBOX.time().plus(Duration.ofHours(1)));
        assertThat(worker.roleLastUsed().region()).isEqualTo("us-east-1");
        assertThat(iam.getRole(of -> of.roleName("worker")).role().roleLastUsed())
                .isEqualTo(worker.roleLastUsed());
    }

    private RoleDetail worker() {
        return details(EntityType.ROLE).roleDetailList().getFirst();
    }

    @Test
    void theExportHoldsPoliciesWithAllTheirVersions() {
        ManagedPolicyDetail reading =
                details(EntityType.LOCAL_MANAGED_POLICY).policies().getFirst();

        assertThat(reading.arn()).isEqualTo(READING);
        assertThat(reading.policyName()).isEqualTo("reading");
        assertThat(reading.description()).isEqualTo("reads");
        assertThat(reading.path()).isEqualTo("/data/");
        assertThat(reading.isAttachable()).isTrue();
        assertThat(reading.attachmentCount()).isEqualTo(2);
        assertThat(reading.permissionsBoundaryUsageCount()).isEqualTo(1);
        assertThat(reading.defaultVersionId()).isEqualTo("v2");
        assertThat(reading.policyVersionList())
                .extracting(
                        PolicyVersion::versionId,
                        PolicyVersion::isDefaultVersion,
                        version -> decoded(version.document()))
                .containsExactly(
                        tuple("v2", true, allow("s3:List*")), tuple("v1", false, allow("s3:Get*")));
    }

    @Test
    void theExportHoldsThePoliciesOfAwsThatAreInUse() {
        assertThat(details(EntityType.AWS_MANAGED_POLICY).policies())
                .extracting(ManagedPolicyDetail::policyName)
                .containsExactly("AdministratorAccess", "ReadOnlyAccess", "SecurityAudit");
        iam.detachGroupPolicy(of -> of.groupName("Maths").policyArn(READ_ONLY));
        assertThat(details(EntityType.AWS_MANAGED_POLICY).policies())
                .extracting(ManagedPolicyDetail::policyName)
                .containsExactly("AdministratorAccess", "SecurityAudit");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN_TO_SDK_VERSION")
    void aFilterShowsOneTypeOnly(EntityType type) {
        GetAccountAuthorizationDetailsResponse details = details(type);

        assertThat(details.userDetailList().isEmpty()).isEqualTo(type != EntityType.USER);
        assertThat(details.groupDetailList().isEmpty()).isEqualTo(type != EntityType.GROUP);
        assertThat(details.roleDetailList().isEmpty()).isEqualTo(type != EntityType.ROLE);
        assertThat(details.policies().isEmpty())
                .isEqualTo(
                        !Set.of(EntityType.LOCAL_MANAGED_POLICY, EntityType.AWS_MANAGED_POLICY)
                                .contains(type));
    }

    @Test
    void withoutAFilterTheExportHoldsAllAndPagesThroughIt() {
        GetAccountAuthorizationDetailsResponse all = iam.getAccountAuthorizationDetails();
        var pages = iam.getAccountAuthorizationDetailsPaginator(of -> of.maxItems(2));

        assertThat(all.userDetailList()).hasSize(2);
        assertThat(all.groupDetailList()).hasSize(1);
        assertThat(all.roleDetailList()).hasSize(1);
        assertThat(all.policies()).hasSize(4);
        assertThat(pages.userDetailList()).containsExactlyElementsOf(all.userDetailList());
        assertThat(pages.groupDetailList()).containsExactlyElementsOf(all.groupDetailList());
        assertThat(pages.roleDetailList()).containsExactlyElementsOf(all.roleDetailList());
        assertThat(pages.policies()).containsExactlyElementsOf(all.policies());
        assertThat(pages.stream()).hasSize(4);
    }

    private GetAccountAuthorizationDetailsResponse details(EntityType... filter) {
        return iam.getAccountAuthorizationDetails(of -> of.filter(filter));
    }

    private static void assertInline(List<PolicyDetail> policies, String action) {
        assertThat(policies)
                .extracting(PolicyDetail::policyName, policy -> decoded(policy.policyDocument()))
                .containsExactly(tuple("own", allow(action)));
    }

    private static AttachedPolicy attached(String name, String arn) {
        return AttachedPolicy.builder().policyName(name).policyArn(arn).build();
    }

    private static String decoded(String document) {
        return URLDecoder.decode(document, UTF_8);
    }

    @Test
    @Requirement("A4")
    void credentialsThatNobodyHasYetAreEmptyLists() {
        assertThat(iam.listSSHPublicKeys(of -> of.userName("ada")).sshPublicKeys()).isEmpty();
        assertThat(iam.listMFADevices(of -> of.userName("ada")).mfaDevices()).isEmpty();
        assertThat(iam.listSigningCertificates(of -> of.userName("ada")).certificates()).isEmpty();
        assertThat(
                        iam.listServiceSpecificCredentials(of -> of.userName("ada"))
                                .serviceSpecificCredentials())
                .isEmpty();
        assertThat(iam.listVirtualMFADevices().virtualMFADevices()).isEmpty();
        Refusal nobody = noSuchEntity("The user with name nobody cannot be found.");
        assertThat(Refusal.of(() -> iam.listSSHPublicKeys(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.listMFADevices(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.listSigningCertificates(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(
                        Refusal.of(() ->
                                iam.listServiceSpecificCredentials(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
    }

    @Test
    @Requirement("A4")
    void nobodyHasAPasswordYet() {
        Refusal none = noSuchEntity("Login Profile for User ada cannot be found.");
        Refusal nobody = noSuchEntity("The user with name nobody cannot be found.");

        assertThat(Refusal.of(() -> iam.getLoginProfile(of -> of.userName("ada")))).isEqualTo(none);
        assertThat(Refusal.of(() -> iam.deleteLoginProfile(of -> of.userName("ada"))))
                .isEqualTo(none);
        assertThat(Refusal.of(() -> iam.getLoginProfile(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.deleteLoginProfile(of -> of.userName("nobody"))))
                .isEqualTo(nobody);
    }
}
