package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The README's first minute, as a newcomer would type it, but on a sandbox of the test.
class ReadmeTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "..").toAbsolutePath().normalize();

    @Test
    @Requirement({"A4", "B1", "C1", "X1"})
    void firstMinuteEndsDeniedThenAllowed(@TempDir Path folder) throws Exception {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        Path script = folder.resolve("minute.sh");
        Files.writeString(script, "cd '" + PROJECT + "'\n" + firstMinute());
        var program =
                new Program(
                        folder,
                        Map.of(
                                "AWS_ENDPOINT_URL",
                                SANDBOX.endpoint().toString(),
                                "AWS_EC2_METADATA_DISABLED",
                                "true"));

        Program.Result result = program.run("sh", script.toString());

        assertThat(result.status()).as(result.text()).isZero();
        assertThat(result.text())
                .containsSubsequence(
                        "AccessDenied",
                        "denied",
                        "arn:aws:iam::123456789012:user/alice",
                        "allowed",
                        "implicitDeny",
                        "not that",
                        "iam:GetUser");
    }

    /// The block that the README says this test follows, with the endpoint of the test's sandbox.
    private static String firstMinute() throws IOException {
        String readme = Files.readString(PROJECT.resolve("README.md"));
        int mark = readme.indexOf("<!-- the test ReadmeTest follows");
        int start = readme.indexOf("```sh\n", mark) + "```sh\n".length();
        String endpoint = " --endpoint " + SANDBOX.endpoint();
        return readme.substring(start, readme.indexOf("```", start))
                .replace("./gatehouse env", "./gatehouse env" + endpoint)
                .replace("./gatehouse events", "./gatehouse events" + endpoint);
    }
}
