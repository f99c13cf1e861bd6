package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

@Requirement("K1")
class PasswordPolicyTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final Refusal NONE =
            noSuchEntity("The Password Policy with domain name 123456789012 cannot be found.");

    @Test
    void anAccountHasNoneUntilSomebodySetsOne() {
        IamClient iam = SANDBOX.iam();

        assertThat(Refusal.of(iam::getAccountPasswordPolicy)).isEqualTo(NONE);
        assertThat(Refusal.of(iam::deleteAccountPasswordPolicy)).isEqualTo(NONE);
    }

    @Test
    void itComesBackAsItWasSet() {
        IamClient iam = SANDBOX.iam();
        iam.updateAccountPasswordPolicy(of ->
                of.minimumPasswordLength(14)
                        .requireUppercaseCharacters(true)
                        .requireLowercaseCharacters(true)
                        .requireNumbers(true)
                        .requireSymbols(true)
                        .allowUsersToChangePassword(true)
                        .maxPasswordAge(90)
                        .passwordReusePrevention(24)
                        .hardExpiry(true));

        assertThat(iam.getAccountPasswordPolicy().passwordPolicy())
                .isEqualTo(
                        PasswordPolicy.builder()
                                .minimumPasswordLength(14)
                                .requireUppercaseCharacters(true)
                                .requireLowercaseCharacters(true)
                                .requireNumbers(true)
                                .requireSymbols(true)
                                .allowUsersToChangePassword(true)
                                .expirePasswords(true)
                                .maxPasswordAge(90)
                                .passwordReusePrevention(24)
                                .hardExpiry(true)
                                .build());

        iam.deleteAccountPasswordPolicy();
        assertThat(Refusal.of(iam::getAccountPasswordPolicy)).isEqualTo(NONE);
    }

    @Test
    void whatAnUpdateDoesNotSayGoesBackToItsDefault() {
        IamClient iam = SANDBOX.iam();
        iam.updateAccountPasswordPolicy(
                of -> of.requireNumbers(true).maxPasswordAge(30).passwordReusePrevention(3));
        iam.updateAccountPasswordPolicy(of -> of.requireSymbols(true));

        assertThat(iam.getAccountPasswordPolicy().passwordPolicy())
                .isEqualTo(
                        PasswordPolicy.builder()
                                .minimumPasswordLength(6)
                                .requireUppercaseCharacters(false)
                                .requireLowercaseCharacters(false)
                                .requireNumbers(false)
                                .requireSymbols(true)
                                .allowUsersToChangePassword(false)
                                .expirePasswords(false)
                                .hardExpiry(false)
                                .build());
    }

    @ParameterizedTest
    @CsvSource({"5, 90, 24", "129, 90, 24", "14, 0, 24", "14, 1096, 24", "14, 90, 0", "14, 90, 25"})
    void aNumberOutOfItsRangeIsRefusedAndChangesNothing(int length, int age, int remembered) {
        IamClient iam = SANDBOX.iam();

        assertThat(
                        Refusal.of(() ->
                                        iam.updateAccountPasswordPolicy(of ->
                                                of.minimumPasswordLength(length)
                                                        .maxPasswordAge(age)
                                                        .passwordReusePrevention(remembered)))
                                .code())
                .isEqualTo("ValidationError");
        assertThat(Refusal.of(iam::getAccountPasswordPolicy)).isEqualTo(NONE);
    }

    @Test
    void readingAndSettingAreAllowedApart() {
        SANDBOX.iam().updateAccountPasswordPolicy(of -> of.minimumPasswordLength(10));
        IamClient reader =
                SANDBOX.iam(
                        SANDBOX.newUser("reader", Policies.allow("iam:GetAccountPasswordPolicy")));

        assertThat(reader.getAccountPasswordPolicy().passwordPolicy().minimumPasswordLength())
                .isEqualTo(10);
        assertThat(Refusal.of(() -> reader.updateAccountPasswordPolicy(of -> {})).code())
                .isEqualTo("AccessDenied");
        assertThat(Refusal.of(reader::deleteAccountPasswordPolicy).code())
                .isEqualTo("AccessDenied");
    }
}
