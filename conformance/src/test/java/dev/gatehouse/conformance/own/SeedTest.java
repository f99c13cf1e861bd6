package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/// A seed makes ids the same from run to run, so that a test's output can be compared. Secrets stay
/// secret.
class SeedTest {
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));

    private record Made(List<String> ids, String secret) {}

    @Test
    void idsAndAccessKeyIdsRepeatWithTheSeedAndSecretsNever() throws IOException {
        Made one = made(OptionalLong.of(7));
        Made again = made(OptionalLong.of(7));
        Made other = made(OptionalLong.of(8));
        Made none = made(OptionalLong.empty());

        assertThat(again.ids()).isEqualTo(one.ids());
        assertThat(other.ids()).doesNotContainAnyElementsOf(one.ids());
        assertThat(none.ids()).doesNotContainAnyElementsOf(one.ids());
        assertThat(List.of(one.secret(), again.secret(), other.secret(), none.secret()))
                .doesNotHaveDuplicates();
    }

    private static Made made(OptionalLong seed) throws IOException {
        var settings =
                new SandboxSettings(
                        "127.0.0.1", 0, ACCOUNT, Optional.empty(), List.of(), Set.of(), seed);
        try (Sandbox sandbox = Sandbox.start(settings, InstantSource.system())) {
            SandboxKeys.Pair admin = SandboxKeys.admin(ACCOUNT);
            var client =
                    new QueryClient(
                            sandbox.endpoint(),
                            AwsBasicCredentials.create(
                                    admin.accessKeyId(), admin.secretAccessKey()));
            QueryAnswer user = client.call("iam", "CreateUser", Map.of("UserName", "ada"));
            QueryAnswer group = client.call("iam", "CreateGroup", Map.of("GroupName", "authors"));
            QueryAnswer key = client.call("iam", "CreateAccessKey", Map.of("UserName", "ada"));
            return new Made(
                    List.of(
                            user.text("UserId").orElseThrow(),
                            group.text("GroupId").orElseThrow(),
                            key.text("AccessKeyId").orElseThrow()),
                    key.text("SecretAccessKey").orElseThrow());
        }
    }
}
