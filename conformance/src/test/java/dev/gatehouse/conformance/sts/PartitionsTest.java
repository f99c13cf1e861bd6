package dev.gatehouse.conformance.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.conformance.SandboxServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/// An account belongs to a partition; the same id in another partition is another account.
class PartitionsTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void arnsSayThePartitionOfTheRegionThatSigned() {
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);

        assertThat(identity(admin, Region.CN_NORTH_1))
                .isEqualTo("arn:aws-cn:iam::123456789012:user/admin");
        assertThat(identity(admin, Region.US_GOV_WEST_1))
                .isEqualTo("arn:aws-us-gov:iam::123456789012:user/admin");
        assertThat(identity(admin, Region.of("mars-1")))
                .isEqualTo("arn:aws:iam::123456789012:user/admin");
    }

    @Test
    void whatIsMadeInOnePartitionIsNotInAnother() {
        SANDBOX.iam().createUser(request -> request.userName("ada"));
        AwsCredentials ada = SANDBOX.newKey("ada");
        IamClient china =
                IamClient.builder()
                        .endpointOverride(SANDBOX.endpoint())
                        .region(Region.AWS_CN_GLOBAL)
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        SANDBOX.adminKey(SandboxServer.ACCOUNT)))
                        .build();

        assertThatThrownBy(() -> china.getUser(request -> request.userName("ada")))
                .isInstanceOf(NoSuchEntityException.class);
        assertThatThrownBy(() -> identity(ada, Region.CN_NORTH_1))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("The security token included in the request is invalid");
    }

    @Test
    void aSessionStaysInItsPartition() {
        AwsCredentials session =
                SandboxServer.session(
                        SANDBOX.sts(SANDBOX.adminKey(SandboxServer.ACCOUNT))
                                .getSessionToken()
                                .credentials());

        assertThat(identity(session, Region.EU_WEST_1))
                .isEqualTo("arn:aws:iam::123456789012:user/admin");
        assertThatThrownBy(() -> identity(session, Region.CN_NORTH_1))
                .isInstanceOf(StsException.class)
                .hasMessageContaining("The security token included in the request is invalid");
    }

    private static String identity(AwsCredentials as, Region region) {
        try (StsClient sts =
                StsClient.builder()
                        .endpointOverride(SANDBOX.endpoint())
                        .region(region)
                        .httpClient(UrlConnectionHttpClient.create())
                        .credentialsProvider(StaticCredentialsProvider.create(as))
                        .build()) {
            return sts.getCallerIdentity().arn();
        }
    }
}
