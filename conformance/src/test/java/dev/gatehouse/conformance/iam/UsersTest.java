package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.Refusal.validationError;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.User;

@Requirement("A3")
class UsersTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void connect() {
        iam = SANDBOX.iam();
    }

    @Test
    void aUserHasAPathTagsAndAnId() {
        User made =
                iam.createUser(user ->
                                user.userName("Ada")
                                        .path("/staff/maths/")
                                        .tags(tag("team", "engine")))
                        .user();

        assertThat(made.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/staff/maths/Ada");
        assertThat(made.userId()).matches("AIDA[A-Z2-7]{17}");
        assertThat(made.createDate()).isEqualTo(SANDBOX.time());
        assertThat(iam.getUser(user -> user.userName("Ada")).user()).isEqualTo(made);
        assertThat(made.tags()).singleElement().hasToString("Tag(Key=team, Value=engine)");
    }

    @Test
    @Requirement("A4")
    void aNewUserHasNothing() {
        iam.createUser(user -> user.userName("ada"));

        assertThat(iam.listAccessKeys(user -> user.userName("ada")).accessKeyMetadata()).isEmpty();
        assertThat(iam.listUserPolicies(user -> user.userName("ada")).policyNames()).isEmpty();
        assertThat(iam.listAttachedUserPolicies(user -> user.userName("ada")).attachedPolicies())
                .isEmpty();
        assertThat(iam.listGroupsForUser(user -> user.userName("ada")).groups()).isEmpty();
        assertThat(Refusal.of(() -> iam.getLoginProfile(user -> user.userName("ada"))))
                .isEqualTo(noSuchEntity("Login Profile for User ada cannot be found."));
    }

    @Test
    @Requirement({"A4", "C1"})
    void aNewUserMayDoNothingButLearnWhoTheyAre() {
        iam.createUser(user -> user.userName("ada"));
        AwsCredentials key = SANDBOX.newKey("ada");

        assertThat(SANDBOX.sts(key).getCallerIdentity().arn())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/ada");
        assertThat(Refusal.of(() -> SANDBOX.iam(key).listUsers()))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                        + " perform: iam:ListUsers on resource:"
                                        + " arn:aws:iam::123456789012:user/ because no identity-based"
                                        + " policy allows the iam:ListUsers action"));
    }

    @Test
    void namesDifferInMoreThanLetterCase() {
        iam.createUser(user -> user.userName("Ada"));

        assertThat(Refusal.of(() -> iam.createUser(user -> user.userName("ADA"))))
                .isEqualTo(entityAlreadyExists("User with name ADA already exists."));
        assertThat(iam.getUser(user -> user.userName("aDa")).user().userName()).isEqualTo("Ada");
    }

    @Test
    void aNameIsOfLettersDigitsAndAFewSigns() {
        assertThat(Refusal.of(() -> iam.createUser(user -> user.userName("a b"))))
                .isEqualTo(
                        validationError(
                                "1 validation error detected: Value 'a b' at 'userName' failed to"
                                        + " satisfy constraint: Member must satisfy regular expression"
                                        + " pattern: [\\w+=,.@-]+"));
        assertThat(
                        Refusal.of(() -> iam.createUser(user -> user.userName("a".repeat(65))))
                                .message())
                .contains("Member must have length less than or equal to 64");
        assertThat(
                        Refusal.of(() -> iam.createUser(user -> user.userName("a").path("staff")))
                                .code())
                .isEqualTo("ValidationError");
    }

    @Test
    void whoIsNotThereIsNotFound() {
        Refusal nobody = noSuchEntity("The user with name nobody cannot be found.");

        assertThat(Refusal.of(() -> iam.getUser(user -> user.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.updateUser(user -> user.userName("nobody").newPath("/x/"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.deleteUser(user -> user.userName("nobody"))))
                .isEqualTo(nobody);
        assertThat(Refusal.of(() -> iam.listGroupsForUser(user -> user.userName("nobody"))))
                .isEqualTo(nobody);
    }

    @Test
    void theCallerIsMeantWhereNoNameIsGiven() {
        AwsCredentials key = SANDBOX.newUser("ada", Policies.allow("iam:GetUser"));
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));

        assertThat(SANDBOX.iam(key).getUser().user().userName()).isEqualTo("ada");
        assertThat(root.getUser().user().arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
        assertThat(root.getUser().user().userId()).isEqualTo(ACCOUNT);
    }

    @Test
    void aRenamedUserKeepsIdKeysAndPolicies() {
        AwsCredentials key = SANDBOX.newUser("ada", Policies.allow("iam:GetUser"));
        String id = iam.getUser(user -> user.userName("ada")).user().userId();

        iam.updateUser(user -> user.userName("ada").newUserName("Countess").newPath("/peers/"));

        User renamed = SANDBOX.iam(key).getUser().user();
        assertThat(renamed.userId()).isEqualTo(id);
        assertThat(renamed.arn()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/peers/Countess");
        assertThat(Refusal.of(() -> iam.getUser(user -> user.userName("ada"))).code())
                .isEqualTo("NoSuchEntity");
    }

    @Test
    void aUserIsNotRenamedToATakenName() {
        iam.createUser(user -> user.userName("ada"));
        iam.createUser(user -> user.userName("bob"));

        assertThat(
                        Refusal.of(() ->
                                iam.updateUser(user -> user.userName("ada").newUserName("BOB"))))
                .isEqualTo(entityAlreadyExists("User with name BOB already exists."));
        iam.updateUser(user -> user.userName("ada").newUserName("ADA"));
        assertThat(iam.getUser(user -> user.userName("ada")).user().userName()).isEqualTo("ADA");
    }

    @Test
    void aUserIsDeletedAfterAllThatHangsOnThem() {
        String reading = Policies.allow("s3:GetObject");
        SANDBOX.newUser("ada", reading);
        iam.createGroup(group -> group.groupName("maths"));
        iam.addUserToGroup(member -> member.groupName("maths").userName("ada"));
        iam.attachUserPolicy(policy ->
                policy.userName("ada").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        assertThat(deletion("ada"))
                .isEqualTo(deleteConflict("Cannot delete entity, must detach all policies first."));
        iam.detachUserPolicy(policy ->
                policy.userName("ada").policyArn("arn:aws:iam::aws:policy/ReadOnlyAccess"));
        assertThat(deletion("ada"))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete policies first."));
        iam.deleteUserPolicy(policy -> policy.userName("ada").policyName("own"));
        assertThat(deletion("ada"))
                .isEqualTo(
                        deleteConflict(
                                "Cannot delete entity, must remove users from group first."));
        iam.removeUserFromGroup(member -> member.groupName("maths").userName("ada"));
        assertThat(deletion("ada"))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete access keys first."));
        iam.listAccessKeys(keys -> keys.userName("ada"))
                .accessKeyMetadata()
                .forEach(key ->
                        iam.deleteAccessKey(
                                gone -> gone.userName("ada").accessKeyId(key.accessKeyId())));

        iam.deleteUser(user -> user.userName("ada"));

        assertThat(Refusal.of(() -> iam.getUser(user -> user.userName("ada"))).status())
                .isEqualTo(404);
    }

    private Refusal deletion(String userName) {
        return Refusal.of(() -> iam.deleteUser(user -> user.userName(userName)));
    }

    @Test
    void usersAreListedByNameIgnoringLetterCaseUnderAPath() {
        iam.createUser(user -> user.userName("bob").path("/staff/"));
        iam.createUser(user -> user.userName("Ada").path("/staff/"));
        iam.createUser(user -> user.userName("cy").path("/guests/"));

        assertThat(iam.listUsers().users())
                .extracting(User::userName)
                .containsExactly("Ada", "admin", "bob", "cy");
        assertThat(iam.listUsers(list -> list.pathPrefix("/staff/")).users())
                .extracting(User::userName)
                .containsExactly("Ada", "bob");
    }

    @Test
    void aListShowsNeitherTagsNorBoundary() {
        iam.createUser(user ->
                user.userName("ada")
                        .tags(tag("team", "engine"))
                        .permissionsBoundary("arn:aws:iam::aws:policy/ReadOnlyAccess"));

        User listed = iam.listUsers().users().getFirst();

        assertThat(listed.hasTags()).isFalse();
        assertThat(listed.permissionsBoundary()).isNull();
    }

    @Test
    void aListIsContinuedByItsMarker() {
        List.of("a", "b", "c", "d").forEach(name -> iam.createUser(user -> user.userName(name)));

        ListUsersResponse first = iam.listUsers(list -> list.maxItems(3));
        ListUsersResponse rest = iam.listUsers(list -> list.maxItems(3).marker(first.marker()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.users()).extracting(User::userName).containsExactly("a", "admin", "b");
        assertThat(rest.isTruncated()).isFalse();
        assertThat(rest.users()).extracting(User::userName).containsExactly("c", "d");
        assertThat(iam.listUsersPaginator(list -> list.maxItems(1)).users()).hasSize(5);
    }

    @Test
    void aMarkerContinuesNoOtherList() {
        iam.createUser(user -> user.userName("ada"));
        iam.createGroup(group -> group.groupName("maths"));
        iam.createGroup(group -> group.groupName("physics"));
        String ofGroups = iam.listGroups(list -> list.maxItems(1)).marker();
        String ofUsers = iam.listUsers(list -> list.maxItems(1)).marker();

        assertThat(Refusal.of(() -> iam.listUsers(list -> list.marker("made-up"))).code())
                .isEqualTo("ValidationError");
        assertThat(Refusal.of(() -> iam.listUsers(list -> list.marker(ofGroups))).code())
                .isEqualTo("ValidationError");
        assertThat(
                        Refusal.of(() ->
                                        iam.listUsers(
                                                list -> list.marker(ofUsers).pathPrefix("/x/")))
                                .code())
                .isEqualTo("ValidationError");
    }
}
