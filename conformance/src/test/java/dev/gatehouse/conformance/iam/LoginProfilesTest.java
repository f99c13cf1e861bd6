package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.LoginProfile;

class LoginProfilesTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final String GOOD = "Violet-tram-77";
    private static final Refusal NONE = noSuchEntity("Login Profile for User Ada cannot be found.");

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
    }

    @Test
    void aUserGetsAPasswordAndLosesItAgain() {
        assertThat(Refusal.of(() -> iam.getLoginProfile(of -> of.userName("Ada")))).isEqualTo(NONE);
        assertThat(Refusal.of(() -> iam.updateLoginProfile(of -> of.userName("Ada"))))
                .isEqualTo(NONE);
        assertThat(Refusal.of(() -> iam.deleteLoginProfile(of -> of.userName("Ada"))))
                .isEqualTo(NONE);

        LoginProfile made =
                iam.createLoginProfile(
                                of -> of.userName("ada").password(GOOD).passwordResetRequired(true))
                        .loginProfile();

        assertThat(made)
                .isEqualTo(
                        LoginProfile.builder()
                                .userName("Ada")
                                .createDate(SANDBOX.time())
                                .passwordResetRequired(true)
                                .build());
        assertThat(iam.getLoginProfile(of -> of.userName("Ada")).loginProfile()).isEqualTo(made);
        assertThat(Refusal.of(() -> create(GOOD)))
                .isEqualTo(entityAlreadyExists("Login Profile for user Ada already exists."));
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Ada"))))
                .isEqualTo(
                        deleteConflict("Cannot delete entity, must delete login profile first."));

        iam.deleteLoginProfile(of -> of.userName("Ada"));
        assertThat(Refusal.of(() -> iam.getLoginProfile(of -> of.userName("Ada")))).isEqualTo(NONE);
        iam.deleteUser(of -> of.userName("Ada"));
    }

    @Test
    void aPasswordIsForUsersThatExist() {
        assertThat(
                        Refusal.of(() ->
                                iam.createLoginProfile(of -> of.userName("nobody").password(GOOD))))
                .isEqualTo(noSuchEntity("The user with name nobody cannot be found."));
        assertThat(Refusal.of(() -> iam.createLoginProfile(of -> of.userName("Ada"))).code())
                .isEqualTo("ValidationError");
    }

    @ParameterizedTest
    @CsvSource({
        "Aa1!aa,           Password should have a minimum length of 14",
        "violet-tram-0077, Password should have at least one uppercase letter",
        "VIOLET-TRAM-0077, Password should have at least one lowercase letter",
        "Violet-tram-line, Password should have at least one number",
        "Violettram00line77, Password should have at least one symbol",
    })
    @Requirement("K2")
    void eachRuleOfThePolicyIsHeld(String password, String message) {
        benchmark();

        assertThat(Refusal.of(() -> create(password))).isEqualTo(violation(message));
        assertThat(Refusal.of(() -> iam.getLoginProfile(of -> of.userName("Ada")))).isEqualTo(NONE);
    }

    @Test
    void withoutAPolicyEightCharactersOfThreeClassesAreDemanded() {
        assertThat(Refusal.of(() -> create("Tram-7")))
                .isEqualTo(violation("Password should have a minimum length of 8"));
        assertThat(Refusal.of(() -> create("violet-tram")))
                .isEqualTo(
                        violation(
                                "Password should have at least 3 of these: uppercase letter,"
                                        + " lowercase letter, number, symbol"));
        create("violet-tram-7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "password123",
                "P@ssw0rd2026!",
                "Qwertyuiop1!",
                "aaaaaaaaaaaa",
                "1Letmein!"
            })
    @Requirement("K5")
    void whatEverybodyTriesFirstIsRefused(String password) {
        iam.updateAccountPasswordPolicy(of -> of.minimumPasswordLength(8));

        assertThat(Refusal.of(() -> create(password)))
                .isEqualTo(
                        violation(
                                "Password is one of the most common ones, or differs little from"
                                        + " one"));
    }

    @Test
    void anOwnPasswordIsChangedByWhoKnowsIt() {
        create(GOOD);
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));
        assertThat(Refusal.of(() -> change(ada, GOOD, "Amber-tram-78")).message())
                .contains("is not authorized to perform: iam:ChangePassword on resource: ")
                .contains("arn:aws:iam::" + ACCOUNT + ":user/Ada");

        iam.updateAccountPasswordPolicy(of -> of.allowUsersToChangePassword(true));
        assertThat(Refusal.of(() -> change(ada, "guessed", "Amber-tram-78")))
                .isEqualTo(accessDenied("The old password was incorrect."));
        change(ada, GOOD, "Amber-tram-78");
        assertThat(Refusal.of(() -> change(ada, GOOD, "Green-tram-79")))
                .isEqualTo(accessDenied("The old password was incorrect."));
        change(ada, "Amber-tram-78", "Green-tram-79");
    }

    @Test
    void guessingAnOldPasswordIsSlowedDown() {
        create(GOOD);
        iam.updateAccountPasswordPolicy(of -> of.allowUsersToChangePassword(true));
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));
        for (int i = 0; i < 5; i++) {
            assertThat(Refusal.of(() -> change(ada, "guessed", "Amber-tram-78")).message())
                    .isEqualTo("The old password was incorrect.");
        }

        assertThat(Refusal.of(() -> change(ada, GOOD, "Amber-tram-78")))
                .isEqualTo(
                        accessDenied(
                                "Too many wrong passwords: wait a minute before the next try."));
        SANDBOX.machineAdvance(Duration.ofMinutes(1));
        change(ada, GOOD, "Amber-tram-78");
    }

    @Test
    void anExplicitDenyHoldsThoughThePolicyLetsUsersChange() {
        create(GOOD);
        iam.updateAccountPasswordPolicy(of -> of.allowUsersToChangePassword(true));
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("no")
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
                                        + "\"Action\":\"iam:ChangePassword\",\"Resource\":\"*\"}}"));

        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));
        assertThat(Refusal.of(() -> change(ada, GOOD, "Amber-tram-78")).message())
                .contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void onlyUsersHaveAPasswordToChange() {
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));

        assertThat(Refusal.of(() -> change(root, GOOD, "Amber-tram-78")))
                .isEqualTo(
                        new Refusal(
                                "InvalidUserType",
                                400,
                                "Only IAM Users can change their own password"));
        assertThat(Refusal.of(() -> change(iam, GOOD, "Amber-tram-78")))
                .isEqualTo(noSuchEntity("Login Profile for User admin cannot be found."));
    }

    @Test
    @Requirement("K2")
    void thePasswordsBeforeDoNotComeBack() {
        iam.updateAccountPasswordPolicy(
                of -> of.allowUsersToChangePassword(true).passwordReusePrevention(2));
        create("First-tram-1");
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));
        change(ada, "First-tram-1", "Second-tram-2");
        Refusal reused =
                violation(
                        "Policy constraint violation with password reuse prevention during password"
                                + " change.");

        assertThat(Refusal.of(() -> change(ada, "Second-tram-2", "Second-tram-2")))
                .isEqualTo(reused);
        assertThat(Refusal.of(() -> change(ada, "Second-tram-2", "First-tram-1")))
                .isEqualTo(reused);
        assertThat(
                        Refusal.of(() ->
                                iam.updateLoginProfile(
                                        of -> of.userName("Ada").password("First-tram-1"))))
                .isEqualTo(reused);
        change(ada, "Second-tram-2", "Third-tram-3");
        change(ada, "Third-tram-3", "First-tram-1");
    }

    @Test
    @Requirement("K2")
    void whoseExpiredPasswordIsHardNeedsAnAdministrator() {
        iam.updateAccountPasswordPolicy(
                of -> of.allowUsersToChangePassword(true).maxPasswordAge(90).hardExpiry(true));
        create(GOOD);
        IamClient ada = SANDBOX.iam(SANDBOX.newKey("Ada"));
        SANDBOX.advance(Duration.ofDays(90));

        assertThat(Refusal.of(() -> change(ada, GOOD, "Amber-tram-78")).code())
                .isEqualTo("AccessDenied");

        iam.updateLoginProfile(of -> of.userName("Ada").password("Green-tram-79"));
        change(ada, "Green-tram-79", "Amber-tram-78");
    }

    @Test
    void anAdministratorSetsTheFlagAlone() {
        create(GOOD);
        iam.updateLoginProfile(of -> of.userName("Ada").passwordResetRequired(true));
        assertThat(
                        iam.getLoginProfile(of -> of.userName("Ada"))
                                .loginProfile()
                                .passwordResetRequired())
                .isTrue();

        iam.updateAccountPasswordPolicy(of -> of.allowUsersToChangePassword(true));
        change(SANDBOX.iam(SANDBOX.newKey("Ada")), GOOD, "Amber-tram-78");
        assertThat(
                        iam.getLoginProfile(of -> of.userName("Ada"))
                                .loginProfile()
                                .passwordResetRequired())
                .isFalse();
    }

    @Test
    void passwordsFollowAUserWhoIsRenamed() {
        create(GOOD);
        iam.updateUser(of -> of.userName("Ada").newUserName("Grace"));

        IamClient grace = SANDBOX.iam(SANDBOX.newKey("Grace"));
        iam.putUserPolicy(of ->
                of.userName("Grace")
                        .policyName("own")
                        .policyDocument(Policies.allow("iam:ChangePassword")));
        change(grace, GOOD, "Amber-tram-78");
        assertThat(iam.getLoginProfile(of -> of.userName("Grace")).loginProfile().userName())
                .isEqualTo("Grace");
    }

    private void create(String password) {
        iam.createLoginProfile(of -> of.userName("Ada").password(password));
    }

    private static void change(IamClient caller, String old, String next) {
        caller.changePassword(of -> of.oldPassword(old).newPassword(next));
    }

    private void benchmark() {
        iam.updateAccountPasswordPolicy(of ->
                of.minimumPasswordLength(14)
                        .requireUppercaseCharacters(true)
                        .requireLowercaseCharacters(true)
                        .requireNumbers(true)
                        .requireSymbols(true)
                        .maxPasswordAge(90)
                        .passwordReusePrevention(24));
    }

    private static Refusal violation(String message) {
        return new Refusal("PasswordPolicyViolation", 400, message);
    }
}
