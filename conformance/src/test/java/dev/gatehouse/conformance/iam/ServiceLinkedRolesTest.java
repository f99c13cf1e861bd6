package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Policies.trustingService;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.policyNotAttachable;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.net.URLDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetServiceLinkedRoleDeletionStatusResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// Roles that belong to AWS services.
@Requirement("A9")
class ServiceLinkedRolesTest {
    private static final String ECS = "ecs.amazonaws.com";
    private static final String NAME = "AWSServiceRoleForECS";
    private static final String ARN =
            "arn:aws:iam::" + ACCOUNT + ":role/aws-service-role/" + ECS + "/" + NAME;
    private static final String ECS_POLICY =
            "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static IamClient iam() {
        return SANDBOX.iam();
    }

    private static Role create(String service) {
        return iam().createServiceLinkedRole(of -> of.awsServiceName(service)).role();
    }

    private static GetServiceLinkedRoleDeletionStatusResponse status(String task) {
        return iam().getServiceLinkedRoleDeletionStatus(of -> of.deletionTaskId(task));
    }

    private static Refusal unmodifiable() {
        return new Refusal(
                "UnmodifiableEntity",
                400,
                "Cannot perform the operation on the protected role '"
                        + NAME
                        + "' - this role is only modifiable by AWS");
    }

    @Test
    void aServiceHasItsRoleWithTrustAndPermissions() {
        Role made =
                iam().createServiceLinkedRole(
                                of -> of.awsServiceName(ECS).description("runs containers"))
                        .role();

        assertThat(made.arn()).isEqualTo(ARN);
        assertThat(made.path()).isEqualTo("/aws-service-role/ecs.amazonaws.com/");
        assertThat(made.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(made.description()).isEqualTo("runs containers");
        assertThat(made.createDate()).isEqualTo(SANDBOX.time());
        assertThat(URLDecoder.decode(made.assumeRolePolicyDocument(), UTF_8))
                .isEqualTo(
                        """
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                        "Principal":{"Service":"ecs.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
                        """);
        assertThat(iam().listAttachedRolePolicies(of -> of.roleName(NAME)).attachedPolicies())
                .extracting(AttachedPolicy::policyArn)
                .containsExactly(ECS_POLICY);
        assertThat(iam().listRoles(of -> of.pathPrefix("/aws-service-role/")).roles())
                .extracting(Role::roleName)
                .containsExactly(NAME);
        assertThat(iam().getAccountSummary().summaryMapAsStrings()).containsEntry("Roles", 1);
        assertThat(iam().getAccountAuthorizationDetails().roleDetailList())
                .singleElement()
                .extracting(RoleDetail::arn)
                .isEqualTo(ARN);
        assertThat(iam().getPolicy(of -> of.policyArn(ECS_POLICY)).policy().attachmentCount())
                .isEqualTo(1);
        assertThat(Refusal.of(() -> create(ECS)))
                .isEqualTo(
                        invalidInput(
                                "Service role name AWSServiceRoleForECS has been taken in this"
                                        + " account, please try a different suffix."));
    }

    @Test
    void aFewServicesTakeASuffix() {
        String name =
                iam().createServiceLinkedRole(of ->
                                of.awsServiceName("autoscaling.amazonaws.com").customSuffix("blue"))
                        .role()
                        .roleName();
        create("autoscaling.amazonaws.com");

        assertThat(name).isEqualTo("AWSServiceRoleForAutoScaling_blue");
        assertThat(
                        Refusal.of(() ->
                                iam().createServiceLinkedRole(
                                                of -> of.awsServiceName(ECS).customSuffix("blue"))))
                .isEqualTo(invalidInput("Custom suffix is not allowed for ecs.amazonaws.com"));
        assertThat(
                        Refusal.of(() ->
                                        iam().createServiceLinkedRole(of ->
                                                of.awsServiceName("autoscaling.amazonaws.com")
                                                        .customSuffix("x".repeat(40))))
                                .code())
                .isEqualTo("InvalidInput");
        assertThat(Refusal.of(() -> create("teapot.amazonaws.com")))
                .isEqualTo(
                        noSuchEntity(
                                "There is no service-linked role for the service"
                                        + " teapot.amazonaws.com."));
    }

    @Test
    void nobodyButAwsChangesIt() {
        create(ECS);
        iam().createPolicy(of -> of.policyName("own").policyDocument(allow("s3:GetObject")));
        iam().createInstanceProfile(of -> of.instanceProfileName("machines"));
        String own = "arn:aws:iam::" + ACCOUNT + ":policy/own";

        for (Consumer<IamClient> change :
                List.<Consumer<IamClient>>of(
                        iam -> iam.attachRolePolicy(of -> of.roleName(NAME).policyArn(own)),
                        iam -> iam.detachRolePolicy(of -> of.roleName(NAME).policyArn(ECS_POLICY)),
                        iam ->
                                iam.putRolePolicy(of ->
                                        of.roleName(NAME)
                                                .policyName("own")
                                                .policyDocument(allow("s3:*"))),
                        iam -> iam.deleteRolePolicy(of -> of.roleName(NAME).policyName("own")),
                        iam ->
                                iam.putRolePermissionsBoundary(
                                        of -> of.roleName(NAME).permissionsBoundary(own)),
                        iam -> iam.deleteRolePermissionsBoundary(of -> of.roleName(NAME)),
                        iam ->
                                iam.updateAssumeRolePolicy(of ->
                                        of.roleName(NAME)
                                                .policyDocument(
                                                        trustingService("ec2.amazonaws.com"))),
                        iam -> iam.deleteRole(of -> of.roleName(NAME)),
                        iam ->
                                iam.addRoleToInstanceProfile(
                                        of -> of.instanceProfileName("machines").roleName(NAME)))) {
            assertThat(Refusal.of(() -> change.accept(iam()))).isEqualTo(unmodifiable());
        }
        assertThat(
                        Refusal.of(() ->
                                iam().updateRole(
                                                of -> of.roleName(NAME).maxSessionDuration(7_200))))
                .isEqualTo(
                        new Refusal(
                                "UnmodifiableEntity",
                                400,
                                "AWSServiceRoleForECS is an AWS service linked role, max session"
                                        + " duration cannot be changed."));
    }

    @Test
    void itsDescriptionAndTagsAreTheAccounts() {
        create(ECS);
        iam().updateRole(of -> of.roleName(NAME).description("new"));
        iam().tagRole(of -> of.roleName(NAME).tags(tag("team", "blue"), tag("cost", "7")));
        iam().untagRole(of -> of.roleName(NAME).tagKeys("cost"));
        Role changed = iam().getRole(of -> of.roleName(NAME)).role();

        assertThat(changed.description()).isEqualTo("new");
        assertThat(changed.tags()).containsExactly(tag("team", "blue"));
        iam().updateRoleDescription(of -> of.roleName(NAME).description("newer"));
        assertThat(iam().getRole(of -> of.roleName(NAME)).role().description()).isEqualTo("newer");
    }

    @Test
    void ordinaryEntitiesHaveNeitherItsPathNorItsPolicies() {
        iam().createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(trustingService("ec2.amazonaws.com")));
        Refusal refused =
                policyNotAttachable("Cannot attach a Service Role Policy to a Customer Role.");

        assertThat(
                        Refusal.of(() ->
                                iam().createRole(of ->
                                        of.roleName(NAME)
                                                .path("/aws-service-role/ecs.amazonaws.com/")
                                                .assumeRolePolicyDocument(trustingService(ECS)))))
                .isEqualTo(
                        invalidInput(
                                "Path prefix '/aws-service-role/' can only be used for AWS Service"
                                        + " linked Roles"));
        assertThat(
                        Refusal.of(() ->
                                iam().attachRolePolicy(
                                                of -> of.roleName("worker").policyArn(ECS_POLICY))))
                .isEqualTo(refused);
        assertThat(
                        Refusal.of(() ->
                                iam().putRolePermissionsBoundary(of ->
                                        of.roleName("worker").permissionsBoundary(ECS_POLICY))))
                .isEqualTo(refused);
    }

    @Test
    void itIsDeletedByATask() {
        create(ECS);
        String task = iam().deleteServiceLinkedRole(of -> of.roleName(NAME)).deletionTaskId();

        assertThat(task)
                .matches("task/aws-service-role/ecs\\.amazonaws\\.com/" + NAME + "/[0-9a-f-]{36}");
        assertThat(status(task).statusAsString()).isEqualTo("SUCCEEDED");
        assertThat(status(task).reason()).isNull();
        assertThat(Refusal.of(() -> iam().getRole(of -> of.roleName(NAME))).code())
                .isEqualTo("NoSuchEntity");
        assertThat(Refusal.of(() -> iam().deleteServiceLinkedRole(of -> of.roleName(NAME))))
                .isEqualTo(noSuchEntity("The role with name " + NAME + " cannot be found."));
        assertThat(create(ECS).arn()).isEqualTo(ARN);
    }

    @Test
    void aTaskIsOfAServiceLinkedRole() {
        iam().createRole(of ->
                of.roleName("worker")
                        .assumeRolePolicyDocument(trustingService("ec2.amazonaws.com")));
        String unknown =
                "task/aws-service-role/ecs.amazonaws.com/"
                        + NAME
                        + "/f81d4fae-7dec-41d0-a765-00a0c91e6bf6";

        assertThat(Refusal.of(() -> iam().deleteServiceLinkedRole(of -> of.roleName("worker"))))
                .isEqualTo(noSuchEntity("The role worker is not a service-linked role."));
        assertThat(Refusal.of(() -> status(unknown)))
                .isEqualTo(noSuchEntity("Deletion task with id " + unknown + " cannot be found."));
        assertThat(Refusal.of(() -> status("task/mine")))
                .isEqualTo(invalidInput("Deletion task id task/mine is not valid."));
    }

    @Test
    void creatingIsDelegatedForOneService() {
        IamClient ada =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "ada",
                                document(
                                        """
                                        {"Effect":"Allow","Action":"iam:CreateServiceLinkedRole",\
                                        "Resource":"arn:aws:iam::*:role/aws-service-role/*",\
                                        "Condition":{"StringEquals":\
                                        {"iam:AWSServiceName":"ecs.amazonaws.com"}}}\
                                        """,
                                        """
                                        {"Effect":"Allow",\
                                        "Action":["iam:DeleteServiceLinkedRole",\
                                        "iam:GetServiceLinkedRoleDeletionStatus"],\
                                        "Resource":"%s"}\
                                        """
                                                .formatted(ARN))));
        create("rds.amazonaws.com");

        assertThat(ada.createServiceLinkedRole(of -> of.awsServiceName(ECS)).role().arn())
                .isEqualTo(ARN);
        assertThat(
                        Refusal.of(() ->
                                        ada.createServiceLinkedRole(
                                                of -> of.awsServiceName("eks.amazonaws.com")))
                                .code())
                .isEqualTo("AccessDenied");
        assertThat(
                        Refusal.of(() ->
                                        ada.deleteServiceLinkedRole(
                                                of -> of.roleName("AWSServiceRoleForRDS")))
                                .code())
                .isEqualTo("AccessDenied");
        String task = ada.deleteServiceLinkedRole(of -> of.roleName(NAME)).deletionTaskId();
        assertThat(
                        ada.getServiceLinkedRoleDeletionStatus(of -> of.deletionTaskId(task))
                                .statusAsString())
                .isEqualTo("SUCCEEDED");
    }
}
