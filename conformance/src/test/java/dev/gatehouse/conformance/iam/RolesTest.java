package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Policies.trustingService;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.net.URLDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

@Requirement("A9")
class RolesTest {
    private static final String EC2 = trustingService("ec2.amazonaws.com");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void connect() {
        iam = SANDBOX.iam();
    }

    @Test
    void aRoleHasATrustPolicyAndAnId() {
        Role made =
                iam.createRole(role ->
                                role.roleName("Worker")
                                        .path("/jobs/")
                                        .description("works")
                                        .maxSessionDuration(7200)
                                        .tags(tag("team", "engine"))
                                        .assumeRolePolicyDocument(EC2))
                        .role();

        assertThat(made.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":role/jobs/Worker");
        assertThat(made.roleId()).matches("AROA[A-Z2-7]{17}");
        assertThat(made.maxSessionDuration()).isEqualTo(7200);
        assertThat(trustOf("worker")).isEqualTo(EC2);
        assertThat(iam.listRoles(list -> list.pathPrefix("/jobs/")).roles())
                .extracting(Role::roleName)
                .containsExactly("Worker");
        assertThat(
                        Refusal.of(() ->
                                iam.createRole(role ->
                                        role.roleName("WORKER").assumeRolePolicyDocument(EC2))))
                .isEqualTo(entityAlreadyExists("Role with name WORKER already exists."));
    }

    @Test
    void descriptionAndLongestSessionChange() {
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(EC2));

        iam.updateRole(role -> role.roleName("worker").maxSessionDuration(43_200));
        iam.updateRoleDescription(role -> role.roleName("worker").description("rests"));

        Role changed = iam.getRole(role -> role.roleName("worker")).role();
        assertThat(changed.maxSessionDuration()).isEqualTo(43_200);
        assertThat(changed.description()).isEqualTo("rests");
        assertThat(
                        Refusal.of(() ->
                                        iam.updateRole(role ->
                                                role.roleName("worker").maxSessionDuration(43_201)))
                                .code())
                .isEqualTo("ValidationError");
    }

    @Test
    @Requirement("A11")
    void aTrustPolicyNamesUsersAndRolesThatExist() {
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(EC2));
        String nobody = "arn:aws:iam::" + ACCOUNT + ":user/nobody";

        Refusal refused =
                Refusal.of(() ->
                        iam.updateAssumeRolePolicy(
                                role -> role.roleName("worker").policyDocument(trusting(nobody))));

        assertThat(refused.code()).isEqualTo("MalformedPolicyDocument");
        assertThat(refused.message())
                .isEqualTo("Invalid principal in policy: \"AWS\":\"" + nobody + "\"");
        assertThat(trustOf("worker")).isEqualTo(EC2);
    }

    @Test
    @Requirement("A11")
    void aTrustPolicyIsPinnedToWhoItNamedWhenItWasWritten() {
        String arn = "arn:aws:iam::" + ACCOUNT + ":user/ada";
        String id = iam.createUser(user -> user.userName("ada")).user().userId();
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(trusting(arn)));
        assertThat(trustOf("worker")).isEqualTo(trusting(arn));

        iam.updateUser(user -> user.userName("ada").newUserName("countess"));
        assertThat(trustOf("worker"))
                .isEqualTo(trusting("arn:aws:iam::" + ACCOUNT + ":user/countess"));

        iam.deleteUser(user -> user.userName("countess"));
        assertThat(trustOf("worker")).isEqualTo(trusting(id));

        iam.createUser(user -> user.userName("ada"));
        assertThat(trustOf("worker")).isEqualTo(trusting(id));
    }

    @Test
    void aTrustPolicyIsOf2048CharactersAtMost() {
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(EC2));
        String accounts = ("\",\"arn:aws:iam::" + ACCOUNT + ":root").repeat(60);
        String tooLong =
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "\"sts:AssumeRole\",\"Principal\":{\"AWS\":[\"*"
                        + accounts
                        + "\"]}}]}";

        assertThat(
                        Refusal.of(() ->
                                iam.updateAssumeRolePolicy(
                                        role -> role.roleName("worker").policyDocument(tooLong))))
                .isEqualTo(limitExceeded("Cannot exceed quota for ACLSizePerRole: 2048"));
    }

    @Test
    void aRoleInAnInstanceProfileIsNotDeleted() {
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(EC2));
        iam.createInstanceProfile(profile -> profile.instanceProfileName("machines"));
        iam.addRoleToInstanceProfile(
                profile -> profile.instanceProfileName("machines").roleName("worker"));

        assertThat(Refusal.of(() -> iam.deleteRole(role -> role.roleName("worker"))))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove roles from instance profile"
                                        + " first."));
        iam.removeRoleFromInstanceProfile(
                profile -> profile.instanceProfileName("machines").roleName("worker"));
        iam.deleteRole(role -> role.roleName("worker"));

        assertThat(Refusal.of(() -> iam.getRole(role -> role.roleName("worker"))))
                .isEqualTo(noSuchEntity("The role with name worker cannot be found."));
    }

    @Test
    void anInstanceProfileHoldsOneRole() {
        iam.createRole(role -> role.roleName("worker").assumeRolePolicyDocument(EC2));
        String arn =
                iam.createInstanceProfile(profile -> profile.instanceProfileName("Machines"))
                        .instanceProfile()
                        .arn();
        iam.addRoleToInstanceProfile(
                profile -> profile.instanceProfileName("machines").roleName("worker"));

        assertThat(arn).isEqualTo("arn:aws:iam::" + ACCOUNT + ":instance-profile/Machines");
        assertThat(
                        Refusal.of(() ->
                                iam.addRoleToInstanceProfile(profile ->
                                        profile.instanceProfileName("machines")
                                                .roleName("worker"))))
                .isEqualTo(
                        limitExceeded(
                                "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1"));
        assertThat(
                        iam.getInstanceProfile(profile -> profile.instanceProfileName("machines"))
                                .instanceProfile()
                                .roles())
                .extracting(Role::roleName)
                .containsExactly("worker");
        assertThat(iam.listInstanceProfilesForRole(of -> of.roleName("worker")).instanceProfiles())
                .hasSize(1);
        assertThat(iam.listInstanceProfiles().instanceProfiles()).hasSize(1);
        assertThat(
                        Refusal.of(() ->
                                iam.deleteInstanceProfile(
                                        profile -> profile.instanceProfileName("machines"))))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove roles from instance profile"
                                        + " first."));
        iam.removeRoleFromInstanceProfile(
                profile -> profile.instanceProfileName("machines").roleName("worker"));
        iam.deleteInstanceProfile(profile -> profile.instanceProfileName("machines"));
        assertThat(
                        Refusal.of(() ->
                                iam.getInstanceProfile(
                                        profile -> profile.instanceProfileName("machines"))))
                .isEqualTo(noSuchEntity("Instance Profile machines cannot be found."));
    }

    private String trustOf(String role) {
        return URLDecoder.decode(
                iam.getRole(of -> of.roleName(role)).role().assumeRolePolicyDocument(), UTF_8);
    }
}
