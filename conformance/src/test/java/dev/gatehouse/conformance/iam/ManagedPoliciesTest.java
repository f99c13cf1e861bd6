package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.ofSize;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.net.URLDecoder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Policy;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

class ManagedPoliciesTest {
    private static final String ARN = "arn:aws:iam::" + ACCOUNT + ":policy/data/Reading";
    private static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    private static final String DOCUMENT =
            "{ \"Version\": \"2012-10-17\",\n  \"Statement\": {\"Effect\": \"Allow\","
                    + " \"Action\": \"iam:List*\", \"Resource\": \"*\"} }\n";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAPolicyAndAUser() {
        iam = SANDBOX.iam();
        iam.createPolicy(
                policy -> policy.policyName("Reading").path("/data/").policyDocument(DOCUMENT));
        iam.createUser(user -> user.userName("ada"));
    }

    @Test
    @Requirement("B1")
    void aDocumentComesBackAsItWasSent() {
        String shown =
                iam.getPolicyVersion(version -> version.policyArn(ARN).versionId("v1"))
                        .policyVersion()
                        .document();

        assertThat(shown).doesNotContain(" ", "+");
        assertThat(URLDecoder.decode(shown, UTF_8)).isEqualTo(DOCUMENT);
    }

    @Test
    @Requirement("B4")
    void onePolicyServesManyIdentities() {
        iam.createGroup(group -> group.groupName("maths"));
        iam.createRole(role ->
                role.roleName("worker")
                        .assumeRolePolicyDocument(Policies.trustingService("ec2.amazonaws.com")));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        iam.attachGroupPolicy(of -> of.groupName("maths").policyArn(ARN));
        iam.attachRolePolicy(of -> of.roleName("worker").policyArn(ARN));

        var entities = iam.listEntitiesForPolicy(policy -> policy.policyArn(ARN));
        Policy policy = iam.getPolicy(of -> of.policyArn(ARN)).policy();

        assertThat(policy.attachmentCount()).isEqualTo(3);
        assertThat(policy.policyId()).matches("ANPA[A-Z2-7]{17}");
        assertThat(entities.policyUsers()).hasSize(1);
        assertThat(entities.policyGroups()).hasSize(1);
        assertThat(entities.policyRoles()).hasSize(1);
        assertThat(iam.listAttachedGroupPolicies(of -> of.groupName("maths")).attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(ARN);
        assertThat(iam.listAttachedRolePolicies(of -> of.roleName("worker")).attachedPolicies())
                .hasSize(1);
        iam.detachRolePolicy(of -> of.roleName("worker").policyArn(ARN));
        iam.detachGroupPolicy(of -> of.groupName("maths").policyArn(ARN));
        assertThat(
                        Refusal.of(() ->
                                iam.detachGroupPolicy(of -> of.groupName("maths").policyArn(ARN))))
                .isEqualTo(noSuchEntity("Policy " + ARN + " was not found."));
    }

    @Test
    @Requirement("B5")
    void aNewDefaultVersionActsOnTheNextRequest() {
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("ada"));
        assertThat(ada.listUsers().users()).hasSize(2);

        iam.createPolicyVersion(version ->
                version.policyArn(ARN).policyDocument(allow("iam:ListRoles")).setAsDefault(true));

        assertThat(Refusal.of(ada::listUsers).code()).isEqualTo("AccessDenied");
        assertThat(ada.listRoles().roles()).isEmpty();
    }

    @Test
    @Requirement("B6")
    void anEarlierVersionIsBroughtBack() {
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("ada"));
        iam.createPolicyVersion(version ->
                version.policyArn(ARN).policyDocument(allow("s3:GetObject")).setAsDefault(true));
        assertThat(Refusal.of(ada::listUsers).code()).isEqualTo("AccessDenied");

        iam.setDefaultPolicyVersion(version -> version.policyArn(ARN).versionId("v1"));

        assertThat(ada.listUsers().users()).hasSize(2);
        assertThat(iam.listPolicyVersions(of -> of.policyArn(ARN)).versions())
                .extracting(PolicyVersion::versionId, PolicyVersion::isDefaultVersion)
                .containsExactly(tuple("v2", false), tuple("v1", true));
    }

    @Test
    @Requirement({"B6", "B23"})
    void aPolicyKeepsFiveVersionsAndNeverReusesANumber() {
        for (int i = 2; i <= 5; i++) {
            iam.createPolicyVersion(
                    version -> version.policyArn(ARN).policyDocument(allow("s3:GetObject")));
        }
        assertThat(
                        Refusal.of(() ->
                                iam.createPolicyVersion(version ->
                                        version.policyArn(ARN).policyDocument(allow("s3:*")))))
                .isEqualTo(
                        limitExceeded(
                                "A managed policy can have up to 5 versions. Before you create a"
                                        + " new version, you must delete an existing version."));
        iam.deletePolicyVersion(version -> version.policyArn(ARN).versionId("v5"));
        assertThat(
                        iam.createPolicyVersion(version ->
                                        version.policyArn(ARN).policyDocument(allow("s3:*")))
                                .policyVersion()
                                .versionId())
                .isEqualTo("v6");
        assertThat(
                        Refusal.of(() ->
                                iam.deletePolicyVersion(
                                        version -> version.policyArn(ARN).versionId("v1"))))
                .isEqualTo(deleteConflict("Cannot delete the default version of a policy."));
    }

    @Test
    void aPolicyInUseIsNotDeleted() {
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        assertThat(deletion())
                .isEqualTo(deleteConflict("Cannot delete a policy attached to entities."));
        iam.detachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        iam.createPolicyVersion(
                version -> version.policyArn(ARN).policyDocument(allow("s3:GetObject")));
        assertThat(deletion().code()).isEqualTo("DeleteConflict");
        iam.deletePolicyVersion(version -> version.policyArn(ARN).versionId("v2"));

        iam.deletePolicy(policy -> policy.policyArn(ARN));

        assertThat(Refusal.of(() -> iam.getPolicy(policy -> policy.policyArn(ARN))))
                .isEqualTo(noSuchEntity("Policy " + ARN + " was not found."));
    }

    private Refusal deletion() {
        return Refusal.of(() -> iam.deletePolicy(policy -> policy.policyArn(ARN)));
    }

    @Test
    @Requirement("B23")
    void quotasHold() {
        assertThat(
                        Refusal.of(() ->
                                iam.createPolicy(policy ->
                                        policy.policyName("READING").policyDocument(DOCUMENT))))
                .isEqualTo(
                        entityAlreadyExists(
                                "A policy called READING already exists. Duplicate names are not"
                                        + " allowed."));
        iam.createPolicy(policy -> policy.policyName("large").policyDocument(ofSize(6_144)));
        assertThat(
                        Refusal.of(() ->
                                iam.createPolicy(policy ->
                                        policy.policyName("larger").policyDocument(ofSize(6_145)))))
                .isEqualTo(limitExceeded("Cannot exceed quota for PolicySize: 6144"));
    }

    @ParameterizedTest
    @EnumSource
    @Requirement("B23")
    void tenPoliciesAreAttachedAtMost(Holder type) {
        type.create(iam);
        for (int i = 0; i < 10; i++) {
            String name = "p" + i;
            iam.createPolicy(policy -> policy.policyName(name).policyDocument(DOCUMENT));
            type.attach(iam, "arn:aws:iam::" + ACCOUNT + ":policy/" + name);
        }

        assertThat(Refusal.of(() -> type.attach(iam, ARN)))
                .isEqualTo(
                        limitExceeded(
                                "Cannot exceed quota for PoliciesPer%s: 10"
                                        .formatted(type.type())));
        type.attach(iam, "arn:aws:iam::" + ACCOUNT + ":policy/p0");
    }

    @Test
    void onlyPoliciesThatExistAndAreMeantForItAreAttached() {
        assertThat(
                        Refusal.of(() ->
                                iam.attachUserPolicy(
                                        of -> of.userName("ada").policyArn(READ_ONLY + "X"))))
                .isEqualTo(
                        noSuchEntity(
                                "Policy " + READ_ONLY + "X does not exist or is not attachable."));
        assertThat(
                        Refusal.of(() ->
                                iam.attachUserPolicy(of ->
                                        of.userName("ada").policyArn("surely-not-an-arn-at-all"))))
                .isEqualTo(invalidInput("ARN surely-not-an-arn-at-all is not valid."));
        assertThat(
                        Refusal.of(() ->
                                iam.attachUserPolicy(
                                        of -> of.userName("nobody").policyArn(READ_ONLY))))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
    }

    @Test
    void policiesOfAwsAreReadNotChanged() {
        assertThat(iam.getPolicy(policy -> policy.policyArn(READ_ONLY)).policy().policyName())
                .isEqualTo("ReadOnlyAccess");
        assertThat(Refusal.of(() -> iam.deletePolicy(policy -> policy.policyArn(READ_ONLY))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/admin is not authorized to"
                                        + " perform: iam:DeletePolicy on resource: policy "
                                        + READ_ONLY));
    }

    @Test
    @Requirement("B8")
    void aPolicyOfAwsIsReadUnderItsOwnVersion() {
        String version =
                iam.getPolicy(policy -> policy.policyArn(READ_ONLY)).policy().defaultVersionId();
        PolicyVersion shown =
                iam.getPolicyVersion(of -> of.policyArn(READ_ONLY).versionId(version))
                        .policyVersion();

        assertThat(version).matches("v[0-9]{2,}");
        assertThat(shown.isDefaultVersion()).isTrue();
        assertThat(URLDecoder.decode(shown.document(), UTF_8)).contains("\"iam:Get*\"");
        assertThat(
                        Refusal.of(() ->
                                iam.getPolicyVersion(
                                        of -> of.policyArn(READ_ONLY).versionId("v1"))))
                .isEqualTo(
                        noSuchEntity(
                                "Policy "
                                        + READ_ONLY
                                        + " version v1 does not exist or is not attachable."));
        assertThat(iam.listPolicyVersions(of -> of.policyArn(READ_ONLY)).versions())
                .extracting(PolicyVersion::versionId)
                .containsExactly(version);
    }

    @Test
    @Requirement("B8")
    void nothingOfAPolicyOfAwsIsChanged() {
        for (Refusal refused :
                List.of(
                        Refusal.of(() ->
                                iam.createPolicyVersion(
                                        of -> of.policyArn(READ_ONLY).policyDocument(DOCUMENT))),
                        Refusal.of(() ->
                                iam.setDefaultPolicyVersion(
                                        of -> of.policyArn(READ_ONLY).versionId("v1"))),
                        Refusal.of(() ->
                                iam.deletePolicyVersion(
                                        of -> of.policyArn(READ_ONLY).versionId("v1"))),
                        Refusal.of(() ->
                                iam.tagPolicy(of ->
                                        of.policyArn(READ_ONLY).tags(Policies.tag("a", "b")))))) {
            assertThat(refused.code()).isEqualTo("AccessDenied");
            assertThat(refused.message()).endsWith("on resource: policy " + READ_ONLY);
        }
    }

    @Test
    @Requirement("B8")
    void attachmentsOfAPolicyOfAwsAreCountedForEachAccount() {
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(READ_ONLY));
        SANDBOX.addAccount("210987654321");
        IamClient other = SANDBOX.iam(SANDBOX.adminKey("210987654321"));

        assertThat(iam.listPoliciesPaginator(of -> of.scope("AWS").maxItems(1000)).policies())
                .filteredOn(policy -> policy.attachmentCount() > 0)
                .extracting(Policy::policyName)
                .containsExactlyInAnyOrder("AdministratorAccess", "ReadOnlyAccess");
        assertThat(other.getPolicy(of -> of.policyArn(READ_ONLY)).policy().attachmentCount())
                .isEqualTo(0);
        assertThat(iam.listPoliciesPaginator(of -> of.scope("AWS").maxItems(300)).policies())
                .hasSizeGreaterThan(1_500)
                .doesNotHaveDuplicates();
    }

    @Test
    void policiesAreListedByScopeUsageAndPath() {
        assertThat(iam.listPolicies(list -> list.scope("Local")).policies())
                .extracting(Policy::arn)
                .containsExactly(ARN);
        assertThat(iam.listPolicies(list -> list.scope("Local").onlyAttached(true)).policies())
                .isEmpty();
        assertThat(iam.listPolicies(list -> list.onlyAttached(true)).policies())
                .extracting(Policy::policyName)
                .containsExactly("AdministratorAccess");
        assertThat(
                        iam
                                .listPoliciesPaginator(list -> list.scope("AWS").maxItems(1000))
                                .policies()
                                .stream()
                                .map(Policy::policyName))
                .contains("AdministratorAccess", "ReadOnlyAccess", "SecurityAudit")
                .doesNotContain("Reading");
        assertThat(iam.listPolicies(list -> list.pathPrefix("/data/")).policies()).hasSize(1);
    }

    @Test
    void attachedPoliciesAreListedUnderAPath() {
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(READ_ONLY));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));

        assertThat(attachedUnder("/data/")).containsExactly(ARN);
        assertThat(attachedUnder("/")).containsExactly(ARN, READ_ONLY);
    }

    private List<String> attachedUnder(String path) {
        return iam
                .listAttachedUserPolicies(list -> list.userName("ada").pathPrefix(path))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyArn)
                .toList();
    }

    @Test
    @Requirement("B7")
    void attachingIsDelegatedForListedPoliciesOnly() {
        IamClient lead =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "lead",
                                Policies.document(
                                        "{\"Effect\":\"Allow\",\"Action\":[\"iam:AttachUserPolicy\","
                                                + "\"iam:DetachUserPolicy\"],\"Resource\":\"*\","
                                                + "\"Condition\":{\"ArnEquals\":{\"iam:PolicyARN\":\""
                                                + ARN
                                                + "\"}}}")));

        lead.attachUserPolicy(of -> of.userName("ada").policyArn(ARN));
        lead.detachUserPolicy(of -> of.userName("ada").policyArn(ARN));

        assertThat(
                        Refusal.of(() ->
                                        lead.attachUserPolicy(of ->
                                                of.userName("lead")
                                                        .policyArn(
                                                                "arn:aws:iam::aws:policy/AdministratorAccess")))
                                .code())
                .isEqualTo("AccessDenied");
    }

    @Test
    @Requirement("E1")
    void aBoundaryIsTheMostThatPoliciesCanGive() {
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("ada"));
        iam.attachUserPolicy(of -> of.userName("ada").policyArn(READ_ONLY));
        iam.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(ARN));

        assertThat(ada.listUsers().users()).hasSize(2);
        assertThat(Refusal.of(() -> ada.getUser(user -> user.userName("ada"))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                        + " perform: iam:GetUser on resource: user ada because no"
                                        + " permissions boundary allows the iam:GetUser action"));
        assertThat(iam.getPolicy(of -> of.policyArn(ARN)).policy().permissionsBoundaryUsageCount())
                .isEqualTo(1);
        assertThat(
                        iam.getUser(user -> user.userName("ada"))
                                .user()
                                .permissionsBoundary()
                                .permissionsBoundaryArn())
                .isEqualTo(ARN);

        iam.deleteUserPermissionsBoundary(of -> of.userName("ada"));
        assertThat(ada.getUser(user -> user.userName("ada")).user().userName()).isEqualTo("ada");
        assertThat(
                        Refusal.of(() ->
                                        iam.deleteUserPermissionsBoundary(of -> of.userName("ada")))
                                .code())
                .isEqualTo("NoSuchEntity");
    }
}
