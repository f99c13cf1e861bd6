package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.requirement.Requirement;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gatehouse dev --tls`: what it prints is all that clients need to trust it.
@Requirement("C4")
class DevTlsTest {
    private static final String ONLY_OVER_TLS =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\","
                    + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}}";

    @TempDir private Path directory = Path.of("");
    private final Map<String, String> printed = new HashMap<>();
    private Optional<Process> sandbox = Optional.empty();

    @BeforeEach
    void start() throws IOException {
        Process process =
                ServerProcess.program(
                                directory.resolve("log"),
                                "dev",
                                "--tls",
                                "--port",
                                "0",
                                "--host",
                                "gatehouse.test")
                        .start();
        sandbox = Optional.of(process);
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); !"ready".equals(line); line = lines.readLine()) {
            assertThat(line).as(Files.readString(directory.resolve("log"))).isNotNull();
            if (line.startsWith("export ")) {
                String[] parts = line.substring("export ".length()).split("=", 2);
                printed.put(parts[0], parts[1]);
            }
        }
    }

    @AfterEach
    void stop() {
        sandbox.ifPresent(process -> {
            process.destroy();
            process.onExit().join();
        });
    }

    @Test
    void requestsAreSecure() throws Exception {
        QueryClient admin =
                new QueryClient(
                                URI.create(text("AWS_ENDPOINT_URL")),
                                text("AWS_ACCESS_KEY_ID"),
                                text("AWS_SECRET_ACCESS_KEY"),
                                Optional.empty())
                        .through(trusting());
        admin.call("iam", "CreateUser", Map.of("UserName", "ada"));
        admin.call(
                "iam",
                "PutUserPolicy",
                Map.of("UserName", "ada", "PolicyName", "own", "PolicyDocument", ONLY_OVER_TLS));
        QueryClient.Answer key = admin.call("iam", "CreateAccessKey", Map.of("UserName", "ada"));
        QueryClient ada =
                new QueryClient(
                                admin.endpoint(),
                                key.text("AccessKeyId"),
                                key.text("SecretAccessKey"),
                                Optional.empty())
                        .through(trusting());

        assertThat(text("AWS_ENDPOINT_URL")).startsWith("https://127.0.0.1:");
        assertThat(ada.call("iam", "ListUsers", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void theCommandsTrustIt() throws Exception {
        assertThat(run(gatehouse("env")).text().lines())
                .contains(
                        "export AWS_ENDPOINT_URL=" + text("AWS_ENDPOINT_URL"),
                        "export AWS_CA_BUNDLE=" + text("AWS_CA_BUNDLE"),
                        "export AWS_ACCESS_KEY_ID=" + text("AWS_ACCESS_KEY_ID"));
        assertThat(run(gatehouse("can", "s3:GetObject", "arn:aws:s3:::reports/may.csv")))
                .matches(result -> result.status() == 0, "allowed");
        assertThat(run(gatehouse("doctor")).text()).contains("is denied iam:ListUsers");
        assertThat(run(gatehouse("who-can", "s3:GetObject", "arn:aws:s3:::reports/may.csv")).text())
                .contains("admin");
        assertThat(run(gatehouse("events")).text()).contains("iam:CreateUser");
    }

    @Test
    void whoDoesNotKnowTheCertificateIsToldSo() throws Exception {
        printed.remove("AWS_CA_BUNDLE");
        Result untold = run(gatehouse("can", "s3:GetObject", "arn:aws:s3:::reports/may.csv"));
        assertThat(untold.status()).isNotZero();
        assertThat(untold.text()).contains("is not trusted: let AWS_CA_BUNDLE name the file");

        printed.put("AWS_CA_BUNDLE", directory.resolve("none.pem").toString());
        Result missing = run(gatehouse("events"));
        assertThat(missing.status()).isNotZero();
        assertThat(missing.text()).contains("AWS_CA_BUNDLE: " + directory.resolve("none.pem"));
    }

    @Test
    void theAwsCommandLineTrustsIt() throws Exception {
        Optional<Path> aws =
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, "aws"))
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(aws.isPresent(), "skipped: this machine has no aws CLI");

        Result result =
                run(new ProcessBuilder(aws.orElseThrow().toString(), "sts", "get-caller-identity"));

        assertThat(result.text()).contains("arn:aws:iam::123456789012:user/admin");
        assertThat(result.status()).isZero();
    }

    @Test
    void theFileIsPrivateAndGoneAtTheEnd() throws Exception {
        Path file = Path.of(text("AWS_CA_BUNDLE"));
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(file.resolveSibling("."))))
                .isEqualTo("rwx------");
        assertThat(Files.readString(file)).contains("CERTIFICATE").doesNotContain("PRIVATE");

        stop();

        assertThat(file.getParent()).doesNotExist();
    }

    private String text(String name) {
        return printed.getOrDefault(name, "");
    }

    private HttpClient trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var file = Files.newInputStream(Path.of(text("AWS_CA_BUNDLE")))) {
            trusted.setCertificateEntry(
                    "sandbox", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private record Result(int status, String text) {}

    private ProcessBuilder gatehouse(String... arguments) {
        return ServerProcess.program(directory.resolve("log"), arguments);
    }

    /// Runs a program as one who has pasted what was printed.
    private Result run(ProcessBuilder program) throws IOException, InterruptedException {
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().putAll(printed);
        program.environment().put("AWS_EC2_METADATA_DISABLED", "true");
        Path text = Files.createTempFile(directory, "output", ".txt");
        int status =
                program.redirectErrorStream(true).redirectOutput(text.toFile()).start().waitFor();
        return new Result(status, Files.readString(text));
    }
}
