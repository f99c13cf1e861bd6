package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.Listener;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.http.TrustedProxies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// The recipes of the cookbook, each on a fresh sandbox.
class CookbookTest {
    @RegisterExtension
    static final SandboxServer SANDBOX =
            new SandboxServer(
                    new NetworkSettings(
                            new TrustedProxies(
                                    List.of(TrustedProxies.Network.parse("127.0.0.0/8"))),
                            List.of(
                                    new Listener(
                                            "inside",
                                            "127.0.0.1",
                                            0,
                                            new VpcEndpoint(
                                                    "vpc-0123456789abcdef0",
                                                    "vpce-0fedcba9876543210",
                                                    Optional.empty())))));

    private static final Path COOKBOOK =
            Path.of(System.getProperty("basedir", "."), "../docs/cookbook")
                    .toAbsolutePath()
                    .normalize();

    /// The recipes that need it.
    private static final Set<String> PYTHON =
            Set.of("small-store", "mfa-to-terminate", "lost-device", "cis-password");

    static List<String> recipes() throws IOException {
        try (Stream<Path> folders = Files.list(COOKBOOK)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> COOKBOOK.relativize(folder).toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("recipes")
    @Requirement({
        "A2", "A4", "A6", "A12", "B2", "B5", "B6", "B7", "B16", "B17", "B19", "C3", "D1", "D2",
        "D3", "D4", "D5", "E1", "E2", "J1", "J4", "J6", "J8", "K1", "K2", "K3", "K5", "L2", "L5",
        "L8"
    })
    void aRecipeEndsAsItSays(String recipe, @TempDir Path folder) {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        assumeTrue(
                !PYTHON.contains(recipe) || Program.find("python3").isPresent(),
                "skipped: this machine has no python3");
        AwsCredentials key =
                recipe.equals("first-admin")
                        ? SANDBOX.rootKey(SandboxServer.ACCOUNT)
                        : SANDBOX.adminKey(SandboxServer.ACCOUNT);
        var program =
                new Program(
                        folder,
                        Map.of(
                                "AWS_ENDPOINT_URL", SANDBOX.endpoint().toString(),
                                "INSIDE_URL", SANDBOX.listener("inside").toString(),
                                "AWS_ACCESS_KEY_ID", key.accessKeyId(),
                                "AWS_SECRET_ACCESS_KEY", key.secretAccessKey(),
                                "AWS_DEFAULT_REGION", "us-east-1",
                                "AWS_EC2_METADATA_DISABLED", "true"));

        Program.Result result = program.run(COOKBOOK.resolve(recipe).resolve("run.sh").toString());

        assertThat(result.status()).as(recipe + ": " + result.text()).isZero();
        assertThat(result.text()).contains("allowed: ", "denied: ");
    }
}
