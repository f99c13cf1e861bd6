package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;

/// What an account or its organization switches on.
class AccountFeaturesTest {
    private static final Refusal DISABLED =
            new Refusal(
                    "FeatureDisabled",
                    404,
                    "Outbound web identity federation is disabled for this account.");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void anAccountHasOneIssuerForGood() {
        IamClient iam = SANDBOX.iam();
        Refusal before = Refusal.of(() -> iam.getOutboundWebIdentityFederationInfo(of -> {}));
        String issuer = iam.enableOutboundWebIdentityFederation(of -> {}).issuerIdentifier();
        var info = iam.getOutboundWebIdentityFederationInfo(of -> {});
        Refusal twice = Refusal.of(() -> iam.enableOutboundWebIdentityFederation(of -> {}));
        iam.disableOutboundWebIdentityFederation(of -> {});

        assertThat(before).isEqualTo(DISABLED);
        assertThat(issuer)
                .matches(
                        "https://[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
                                + "\\.tokens\\.sts\\.global\\.api\\.aws");
        assertThat(info.issuerIdentifier()).isEqualTo(issuer);
        assertThat(info.jwtVendingEnabled()).isTrue();
        assertThat(twice)
                .isEqualTo(
                        new Refusal(
                                "FeatureEnabled",
                                409,
                                "Outbound web identity federation is already enabled for this"
                                        + " account."));
        assertThat(Refusal.of(() -> iam.disableOutboundWebIdentityFederation(of -> {})))
                .isEqualTo(DISABLED);
        assertThat(Refusal.of(() -> iam.getOutboundWebIdentityFederationInfo(of -> {})))
                .isEqualTo(DISABLED);
        assertThat(iam.enableOutboundWebIdentityFederation(of -> {}).issuerIdentifier())
                .isEqualTo(issuer);
    }

    @Test
    void accountsHaveDifferentIssuers() {
        SANDBOX.addAccount("210987654321");
        IamClient other = SANDBOX.iam(SANDBOX.adminKey("210987654321"));
        String issuer =
                SANDBOX.iam().enableOutboundWebIdentityFederation(of -> {}).issuerIdentifier();

        assertThat(Refusal.of(() -> other.getOutboundWebIdentityFederationInfo(of -> {})))
                .isEqualTo(DISABLED);
        assertThat(other.enableOutboundWebIdentityFederation(of -> {}).issuerIdentifier())
                .isNotEqualTo(issuer);
    }

    @Test
    void theIssuerIsShownToWhomThatIsAllowed() {
        IamClient ada =
                SANDBOX.iam(
                        SANDBOX.newUser("ada", allow("iam:GetOutboundWebIdentityFederationInfo")));
        String issuer =
                SANDBOX.iam().enableOutboundWebIdentityFederation(of -> {}).issuerIdentifier();

        assertThat(ada.getOutboundWebIdentityFederationInfo(of -> {}).issuerIdentifier())
                .isEqualTo(issuer);
        assertThat(Refusal.of(() -> ada.disableOutboundWebIdentityFederation(of -> {})).code())
                .isEqualTo("AccessDenied");
    }

    @Test
    void anAccountOfNoOrganizationManagesNoRootUsers() {
        IamClient reader =
                SANDBOX.iam(SANDBOX.newUser("reader", allow("iam:ListOrganizationsFeatures")));
        List<Consumer<IamClient>> operations =
                List.of(
                        iam -> iam.listOrganizationsFeatures(of -> {}),
                        iam -> iam.enableOrganizationsRootSessions(of -> {}),
                        iam -> iam.disableOrganizationsRootSessions(of -> {}),
                        iam -> iam.enableOrganizationsRootCredentialsManagement(of -> {}),
                        iam -> iam.disableOrganizationsRootCredentialsManagement(of -> {}));

        for (Consumer<IamClient> operation : operations) {
            assertThat(Refusal.of(() -> operation.accept(SANDBOX.iam())))
                    .isEqualTo(
                            new Refusal(
                                    "OrganizationNotFoundException",
                                    400,
                                    "Your account is not a member of an organization."));
        }
        assertThat(Refusal.of(() -> reader.listOrganizationsFeatures(of -> {})).code())
                .isEqualTo("OrganizationNotFoundException");
        assertThat(Refusal.of(() -> reader.enableOrganizationsRootSessions(of -> {})))
                .isEqualTo(
                        Refusal.accessDenied(
                                "User: arn:aws:iam::"
                                        + ACCOUNT
                                        + ":user/reader is not authorized to perform:"
                                        + " iam:EnableOrganizationsRootSessions on resource: *"
                                        + " because no identity-based policy allows the"
                                        + " iam:EnableOrganizationsRootSessions action"));
    }
}
