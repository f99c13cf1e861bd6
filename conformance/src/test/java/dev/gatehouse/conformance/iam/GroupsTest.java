package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Group;
import software.amazon.awssdk.services.iam.model.User;

@Requirement("A6")
class GroupsTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAGroup() {
        iam = SANDBOX.iam();
        iam.createGroup(group -> group.groupName("Maths").path("/science/"));
        iam.createUser(user -> user.userName("ada"));
    }

    @Test
    void aGroupHasAPathAndAnId() {
        Group group = iam.getGroup(of -> of.groupName("maths")).group();

        assertThat(group.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":group/science/Maths");
        assertThat(group.groupId()).matches("AGPA[A-Z2-7]{17}");
        assertThat(Refusal.of(() -> iam.createGroup(other -> other.groupName("MATHS"))))
                .isEqualTo(entityAlreadyExists("Group with name MATHS already exists."));
        assertThat(iam.listGroups().groups()).containsExactly(group);
        assertThat(iam.listGroups(list -> list.pathPrefix("/arts/")).groups()).isEmpty();
    }

    @Test
    void aMemberMayWhatTheGroupMayUntilTheyLeave() {
        iam.putGroupPolicy(policy ->
                policy.groupName("Maths")
                        .policyName("listing")
                        .policyDocument(Policies.allow("iam:ListUsers")));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("ada"));
        assertThat(Refusal.of(ada::listUsers).code()).isEqualTo("AccessDenied");

        iam.addUserToGroup(member -> member.groupName("Maths").userName("ada"));
        assertThat(ada.listUsers().users()).hasSize(2);

        iam.removeUserFromGroup(member -> member.groupName("Maths").userName("ada"));
        assertThat(Refusal.of(ada::listUsers).code()).isEqualTo("AccessDenied");
    }

    @Test
    @Requirement("A7")
    void aChangeOfTheGroupReachesItsMembersAtOnce() {
        iam.addUserToGroup(member -> member.groupName("Maths").userName("ada"));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("ada"));

        iam.putGroupPolicy(policy ->
                policy.groupName("Maths")
                        .policyName("listing")
                        .policyDocument(Policies.allow("iam:ListGroups")));
        assertThat(ada.listGroups().groups()).hasSize(1);

        iam.deleteGroupPolicy(policy -> policy.groupName("Maths").policyName("listing"));
        assertThat(Refusal.of(ada::listGroups).code()).isEqualTo("AccessDenied");
    }

    @Test
    void membershipIsSeenFromBothSides() {
        iam.addUserToGroup(member -> member.groupName("maths").userName("ADA"));
        iam.addUserToGroup(member -> member.groupName("Maths").userName("ada"));

        assertThat(iam.getGroup(of -> of.groupName("Maths")).users())
                .extracting(User::userName)
                .containsExactly("ada");
        assertThat(iam.listGroupsForUser(of -> of.userName("ada")).groups())
                .extracting(Group::groupName)
                .containsExactly("Maths");
        assertThat(iam.listGroupsForUserPaginator(of -> of.userName("ada").maxItems(1)).groups())
                .hasSize(1);
    }

    @Test
    void aUserIsInTenGroupsAtMost() {
        for (int i = 0; i < 10; i++) {
            String name = "g" + i;
            iam.createGroup(group -> group.groupName(name));
            iam.addUserToGroup(member -> member.groupName(name).userName("ada"));
        }

        assertThat(
                        Refusal.of(() ->
                                iam.addUserToGroup(
                                        member -> member.groupName("Maths").userName("ada"))))
                .isEqualTo(limitExceeded("Cannot exceed quota for GroupsPerUser: 10"));
    }

    @Test
    void aRenamedGroupKeepsItsMembersAndPolicies() {
        iam.addUserToGroup(member -> member.groupName("Maths").userName("ada"));
        String id = iam.getGroup(of -> of.groupName("Maths")).group().groupId();

        iam.updateGroup(group -> group.groupName("Maths").newGroupName("Logic").newPath("/arts/"));

        assertThat(iam.getGroup(of -> of.groupName("Logic")).group().groupId()).isEqualTo(id);
        assertThat(iam.getGroup(of -> of.groupName("Logic")).users()).hasSize(1);
        assertThat(Refusal.of(() -> iam.getGroup(of -> of.groupName("Maths"))))
                .isEqualTo(noSuchEntity("The group with name Maths cannot be found."));
    }

    @Test
    void aGroupIsDeletedAfterItsMembersAndPolicies() {
        iam.addUserToGroup(member -> member.groupName("Maths").userName("ada"));
        iam.attachGroupPolicy(policy ->
                policy.groupName("Maths").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        assertThat(Refusal.of(() -> iam.deleteGroup(group -> group.groupName("Maths"))))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove users from group first."));
        iam.removeUserFromGroup(member -> member.groupName("Maths").userName("ada"));
        assertThat(Refusal.of(() -> iam.deleteGroup(group -> group.groupName("Maths"))))
                .isEqualTo(deleteConflict("Cannot delete entity, must detach all policies first."));
        iam.detachGroupPolicy(policy ->
                policy.groupName("Maths").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        iam.deleteGroup(group -> group.groupName("Maths"));

        assertThat(iam.listGroups().groups()).isEmpty();
    }
}
