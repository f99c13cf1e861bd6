package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.deny;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.policyNotAttachable;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;

/// Permissions boundaries of users and roles.
@Requirement("E1")
class BoundariesTest {
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/ada";
    private static final String WORKER = "arn:aws:iam::" + ACCOUNT + ":role/worker";
    private static final String LISTS = "arn:aws:iam::" + ACCOUNT + ":policy/lists";
    private static final String WIDER = "arn:aws:iam::" + ACCOUNT + ":policy/wider";
    private static final String NOT_THERE = "arn:aws:iam::" + ACCOUNT + ":policy/not-there";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();
    private IamClient ada = SANDBOX.iam();

    @BeforeEach
    void makePoliciesAndAUser() {
        iam = SANDBOX.iam();
        iam.createPolicy(of -> of.policyName("lists").policyDocument(allow("iam:List*")));
        iam.createPolicy(of -> of.policyName("wider").policyDocument(allow("iam:*")));
        ada = SANDBOX.iam(SANDBOX.newUser("ada", allow("iam:ListUsers", "iam:GetUser")));
    }

    @Test
    void aUserMayWhatBothAllow() {
        bound(LISTS);

        assertThat(ada.listUsers().users()).hasSize(2);
        assertThat(Refusal.of(ada::getUser))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                        + " perform: iam:GetUser on resource:"
                                        + " arn:aws:iam::123456789012:user/ada because no permissions"
                                        + " boundary allows the iam:GetUser action"));
        assertThat(Refusal.of(ada::listRoles).message())
                .endsWith("because no identity-based policy allows the iam:ListRoles action");
    }

    @Test
    void aBoundaryActsAndEndsWithTheNextRequest() {
        assertThat(ada.getUser().user().userName()).isEqualTo("ada");
        bound(LISTS);
        assertThat(Refusal.of(ada::getUser).code()).isEqualTo("AccessDenied");
        bound(WIDER);
        assertThat(ada.getUser().user().permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(WIDER);
        bound(LISTS);
        iam.createPolicyVersion(
                of -> of.policyArn(LISTS).policyDocument(allow("iam:Get*")).setAsDefault(true));
        assertThat(ada.getUser().user().userName()).isEqualTo("ada");
        iam.setDefaultPolicyVersion(of -> of.policyArn(LISTS).versionId("v1"));
        assertThat(Refusal.of(ada::getUser).code()).isEqualTo("AccessDenied");
        iam.deleteUserPermissionsBoundary(of -> of.userName("ada"));
        assertThat(ada.getUser().user().permissionsBoundary()).isNull();
    }

    @Test
    void aBoundaryDenies() {
        iam.createPolicyVersion(
                of -> of.policyArn(WIDER).policyDocument(deny("iam:GetUser")).setAsDefault(true));
        bound(WIDER);

        assertThat(Refusal.of(ada::getUser).message())
                .endsWith("with an explicit deny in a permissions boundary: " + WIDER);
    }

    @Test
    void aSessionOfARoleMayWhatBothAllow() {
        iam.createRole(role ->
                role.roleName("worker")
                        .assumeRolePolicyDocument(trusting(ADA))
                        .permissionsBoundary(LISTS));
        iam.putRolePolicy(of ->
                of.roleName("worker")
                        .policyName("own")
                        .policyDocument(allow("iam:ListUsers", "iam:GetRole")));
        var credentials =
                SANDBOX.sts(SANDBOX.newKey("ada"))
                        .assumeRole(role -> role.roleArn(WORKER).roleSessionName("shift"))
                        .credentials();
        IamClient worker = SANDBOX.iam(session(credentials));

        assertThat(worker.listUsers().users()).hasSize(2);
        assertThat(Refusal.of(() -> worker.getRole(of -> of.roleName("worker"))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:sts::123456789012:assumed-role/worker/shift is not"
                                        + " authorized to perform: iam:GetRole on resource: role"
                                        + " worker because no permissions boundary allows the"
                                        + " iam:GetRole action"));
        iam.putRolePermissionsBoundary(of -> of.roleName("worker").permissionsBoundary(WIDER));
        assertThat(
                        worker.getRole(of -> of.roleName("worker"))
                                .role()
                                .permissionsBoundary()
                                .permissionsBoundaryArn())
                .isEqualTo(WIDER);
        iam.deleteRolePermissionsBoundary(of -> of.roleName("worker"));
        assertThat(worker.getRole(of -> of.roleName("worker")).role().permissionsBoundary())
                .isNull();
        assertThat(Refusal.of(() -> iam.deleteRolePermissionsBoundary(of -> of.roleName("worker"))))
                .isEqualTo(
                        noSuchEntity(
                                "The role with name worker does not have a permissions boundary."));
    }

    @Test
    void aBoundaryIsAManagedPolicyThatCanBeOne() {
        String ofServices =
                "arn:aws:iam::aws:policy/aws-service-role/AWSAppConfigServiceRolePolicy";

        assertThat(Refusal.of(() -> bound(NOT_THERE)))
                .isEqualTo(
                        noSuchEntity(
                                "Scope ARN: "
                                        + NOT_THERE
                                        + " does not exist or is not attachable."));
        assertThat(Refusal.of(() -> bound(ofServices)))
                .isEqualTo(
                        policyNotAttachable(
                                "Cannot attach a Service Role Policy to a Customer Role."));
        assertThat(
                        Refusal.of(() ->
                                        iam.createUser(of ->
                                                of.userName("bob").permissionsBoundary(NOT_THERE)))
                                .code())
                .isEqualTo("NoSuchEntity");
        assertThat(iam.listUsers().users()).hasSize(2);
        bound("arn:aws:iam::aws:policy/ReadOnlyAccess");
        assertThat(
                        iam.getUser(of -> of.userName("ada"))
                                .user()
                                .permissionsBoundary()
                                .permissionsBoundaryTypeAsString())
                .isEqualTo("Policy");
    }

    @Test
    void aPolicyThatBoundsSomebodyIsCountedAndKept() {
        bound(LISTS);

        assertThat(iam.getPolicy(of -> of.policyArn(LISTS)).policy())
                .returns(1, policy -> policy.permissionsBoundaryUsageCount())
                .returns(0, policy -> policy.attachmentCount());
        assertThat(
                        iam.listEntitiesForPolicy(of ->
                                        of.policyArn(LISTS)
                                                .policyUsageFilter("PermissionsBoundary"))
                                .policyUsers())
                .hasSize(1);
        assertThat(iam.listPolicies(of -> of.policyUsageFilter("PermissionsBoundary")).policies())
                .hasSize(1);
        assertThat(Refusal.of(() -> iam.deletePolicy(of -> of.policyArn(LISTS))))
                .isEqualTo(deleteConflict("Cannot delete a policy attached to entities."));
    }

    @Test
    @Requirement("E2")
    void whoMayMakeOnlyBoundedIdentitiesCannotMakeAnUnboundedOne() {
        IamClient lead =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "lead",
                                document(
                                        "{\"Effect\":\"Allow\",\"Action\":[\"iam:CreateUser\","
                                                + "\"iam:CreateRole\",\"iam:Put*\",\"iam:Attach*\","
                                                + "\"iam:Detach*\",\"iam:Delete*\"],"
                                                + "\"Resource\":\"*\",\"Condition\":{\"ArnEquals\":"
                                                + "{\"iam:PermissionsBoundary\":\""
                                                + LISTS
                                                + "\"}}}",
                                        "{\"Effect\":\"Deny\",\"Action\":"
                                                + "\"iam:Delete*PermissionsBoundary\","
                                                + "\"Resource\":\"*\"}")));

        lead.createUser(of -> of.userName("bob").permissionsBoundary(LISTS));
        lead.putUserPolicy(
                of -> of.userName("bob").policyName("own").policyDocument(allow("iam:*")));
        lead.attachUserPolicy(of -> of.userName("bob").policyArn(WIDER));
        lead.detachUserPolicy(of -> of.userName("bob").policyArn(WIDER));
        lead.createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(trusting(ADA))
                        .permissionsBoundary(LISTS));
        lead.putRolePolicy(
                of -> of.roleName("worker").policyName("own").policyDocument(allow("iam:*")));
        lead.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(LISTS));
        lead.deleteUserPolicy(of -> of.userName("ada").policyName("own"));

        denied(() -> lead.createUser(of -> of.userName("eve")));
        denied(() -> lead.createUser(of -> of.userName("eve").permissionsBoundary(WIDER)));
        denied(() ->
                lead.createRole(of -> of.roleName("r").assumeRolePolicyDocument(trusting(ADA))));
        denied(() ->
                lead.putUserPermissionsBoundary(
                        of -> of.userName("bob").permissionsBoundary(WIDER)));
        denied(() ->
                lead.putRolePermissionsBoundary(
                        of -> of.roleName("worker").permissionsBoundary(WIDER)));
        denied(() -> lead.deleteUserPermissionsBoundary(of -> of.userName("bob")));
        denied(() -> lead.deleteRolePermissionsBoundary(of -> of.roleName("worker")));
        denied(() ->
                lead.putUserPolicy(
                        of -> of.userName("lead").policyName("own").policyDocument(allow("*"))));
        denied(() -> lead.attachUserPolicy(of -> of.userName("lead").policyArn(WIDER)));
    }

    private static void denied(ThrowingCallable call) {
        assertThat(Refusal.of(call).code()).isEqualTo("AccessDenied");
    }

    private void bound(String policyArn) {
        iam.putUserPermissionsBoundary(of -> of.userName("ada").permissionsBoundary(policyArn));
    }
}
