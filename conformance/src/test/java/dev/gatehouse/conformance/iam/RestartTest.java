package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.NetworkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// An installation on a disk, with one of every kind of thing that IAM keeps, is closed and opened
/// again: everything that can be read is as it was, and the secrets still prove.
class RestartTest {
    /// Of organizations, of which nothing is kept yet.
    private static final Set<String> NOT_KEPT =
            Set.of("GetOrganizationsAccessReport", "ListOrganizationsFeatures");

    private final WrittenCalls calls =
            new WrittenCalls(
                    OperationCases.read("operation-cases.txt", "restart.txt"), CaseValues.made());
    private AwsCredentials admin = AwsBasicCredentials.create("made", "below");

    @TempDir private Path directory = Path.of("");

    /// What is done with a server while it runs.
    private interface Work {
        void with(Installation.Serving server) throws IOException;
    }

    @Test
    @Requirement("L9")
    void everythingIsAsItWas() throws IOException {
        Map<String, String> before = new LinkedHashMap<>();
        Map<String, String> after = new LinkedHashMap<>();

        run(server -> {
            QueryClient client = new QueryClient(server.endpoint(), admin);
            calls.setUp("all-kinds", client);
            new QueryClient(server.endpoint(), ada()).call("sts", "GetCallerIdentity", Map.of());
            before.putAll(readings(client));
        });
        run(server -> {
            after.putAll(readings(new QueryClient(server.endpoint(), admin)));
            assertSecretsProve(new QueryClient(server.endpoint(), ada()));
        });

        assertThat(after).containsExactlyEntriesOf(before);
    }

    @Test
    void everythingThatCanBeReadIsRead() {
        List<String> reading =
                IamApi.SERVICE.operations().stream()
                        .map(OperationModel::name)
                        .filter(name -> name.startsWith("Get") || name.startsWith("List"))
                        .filter(name -> !NOT_KEPT.contains(name))
                        .toList();

        assertThat(calls.steps("readings").stream().map(line -> line.split(" ", 2)[0]).distinct())
                .containsExactlyInAnyOrderElementsOf(reading);
    }

    private void run(Work work) throws IOException {
        try (var installation =
                Installation.open(directory, Optional.empty(), InstantSource.system())) {
            if (!installation.isFounded()) {
                Path file =
                        installation.createAccount(
                                new Account(Partition.AWS, new AccountId(ACCOUNT)));
                admin = key(file);
            }
            try (var server =
                    installation.serve("127.0.0.1", 0, Optional.empty(), NetworkSettings.DIRECT)) {
                work.with(server);
            }
        }
    }

    private Map<String, String> readings(QueryClient client) {
        var readings = new LinkedHashMap<String, String>();
        for (String line : calls.steps("readings")) {
            QueryAnswer answer = calls.call(line, client);
            assertThat(answer.status()).as("%s: %s", line, answer.code()).isEqualTo(200);
            readings.put(line, answer.result());
        }
        return readings;
    }

    private void assertSecretsProve(QueryClient client) {
        String code = calls.filled("{code:0}");
        String device = calls.filled("{arn}:mfa/phone");

        assertThat(
                        client.call(
                                        "sts",
                                        "GetSessionToken",
                                        Map.of("SerialNumber", device, "TokenCode", code))
                                .status())
                .isEqualTo(200);
        assertThat(
                        calls.call(
                                        "ChangePassword OldPassword={password}"
                                                + " NewPassword=Amber-train-88",
                                        client)
                                .code())
                .isEmpty();
    }

    private AwsCredentials ada() {
        return AwsBasicCredentials.create(calls.filled("{ada-key}"), calls.filled("{ada-secret}"));
    }

    private static AwsCredentials key(Path file) throws IOException {
        var key = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            key.load(reader);
        }
        return AwsBasicCredentials.create(
                key.getProperty("AWS_ACCESS_KEY_ID", ""),
                key.getProperty("AWS_SECRET_ACCESS_KEY", ""));
    }
}
