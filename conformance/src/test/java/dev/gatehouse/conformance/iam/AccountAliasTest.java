package dev.gatehouse.conformance.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.conformance.SandboxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// The alias of an account: one at most, and no two accounts have the same.
class AccountAliasTest {
    private static final String OTHER = "222222222222";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void anAliasReplacesTheOneBefore() {
        create(SANDBOX.iam(), "first-name");
        create(SANDBOX.iam(), "second-name");

        assertThat(SANDBOX.iam().listAccountAliases().accountAliases())
                .containsExactly("second-name");
    }

    @Test
    void anAliasBelongsToOneAccountUntilItIsFreed() {
        SANDBOX.addAccount(OTHER);
        IamClient other = SANDBOX.iam(SANDBOX.rootKey(OTHER));
        create(SANDBOX.iam(), "acme");

        assertThatThrownBy(() -> create(other, "acme"))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("The account alias acme already exists.");
        create(SANDBOX.iam(), "acme-two");
        create(other, "acme");
        other.deleteAccountAlias(request -> request.accountAlias("acme"));
        create(SANDBOX.iam(), "acme");

        assertThat(SANDBOX.iam().listAccountAliases().accountAliases()).containsExactly("acme");
        assertThat(other.listAccountAliases().accountAliases()).isEmpty();
    }

    @Test
    void anAliasIsNoAccountIdAndWellFormed() {
        for (String wrong : new String[] {"123456789012", "ab", "Acme", "a--b", "-ab", "ab-"}) {
            assertThatThrownBy(() -> create(SANDBOX.iam(), wrong))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            IamException.class,
                            refused ->
                                    assertThat(refused.awsErrorDetails().errorCode())
                                            .isEqualTo("ValidationError"));
        }
    }

    @Test
    void whatIsNotTheAliasCannotBeDeleted() {
        assertThatThrownBy(() ->
                        SANDBOX.iam().deleteAccountAlias(request -> request.accountAlias("none")))
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The account alias with name none cannot be found.");
    }

    private static void create(IamClient iam, String alias) {
        iam.createAccountAlias(request -> request.accountAlias(alias));
    }
}
