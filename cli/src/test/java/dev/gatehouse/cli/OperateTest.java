package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What operators see of `gatehouse serve`, and the commands that help them.
class OperateTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private Path directory = Path.of("");

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("log");
    }

    @Test
    @Requirement("C4")
    void whatIsPublicSaysLittleAndMetricsStayOnTheMachine() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            QueryClient admin = server.admin();
            admin.call("iam", "CreateUser", Map.of("UserName", "ada"));
            admin.call("iam", "StrangersText", Map.of());
            new QueryClient(server.endpoint(), "AKIAIOSFODNN7EXAMPLE", "x", Optional.empty())
                    .call("iam", "CreateUser", Map.of("UserName", "ada"));

            assertThat(get(server, "health").body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(get(server, "ready").body()).isEqualTo("{\"status\":\"ready\"}");
            HttpResponse<String> metrics = get(server, "metrics");
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.body())
                    .contains(
                            "gatehouse_requests_seconds_count{operation=\"iam:CreateUser\",status=\"200\"} 1",
                            "gatehouse_requests_seconds_count{operation=\"iam:CreateUser\",status=\"403\"} 1",
                            "gatehouse_requests_seconds_count{operation=\"unknown\",status=\"400\"} 1",
                            "gatehouse_requests_seconds_bucket{operation=\"iam:CreateUser\"",
                            "gatehouse_decisions_total{result=\"allowed\"} 1",
                            "gatehouse_events_waiting ",
                            "gatehouse_store_commits_total ",
                            "gatehouse_store_postings_total ",
                            "jvm_memory_used_bytes{")
                    .doesNotContain("StrangersText", "AKIA");
            assertThat(get(server, "metrics", "X-Forwarded-For", "192.0.2.7").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @Requirement("C7")
    void everyRequestIsALineOfTheLogWithoutSecrets() throws Exception {
        String secret;
        try (ServerProcess server = ServerProcess.start(data(), log(), "--log-format", "json")) {
            QueryClient admin = server.admin();
            secret = admin.secret();
            admin.call("iam", "CreateUser", Map.of("UserName", "ada"));
            admin.call("iam", "GetUser", Map.of("UserName", "nobody"));
            new QueryClient(server.endpoint(), admin.accessKeyId(), "x", Optional.empty())
                    .call("iam", "ListUsers", Map.of());
        }
        var lines = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(log())) {
            if (line.startsWith("{")) {
                lines.add(JSON.readTree(line));
            }
        }
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("operation").asString()).isEqualTo("iam:CreateUser");
        assertThat(lines.get(0).path("status").asInt()).isEqualTo(200);
        assertThat(lines.get(0).path("caller").asString()).endsWith(":user/admin");
        assertThat(lines.get(0).path("requestId").asString()).hasSize(36);
        assertThat(lines.get(0).path("milliseconds").asDouble()).isPositive();
        assertThat(lines.get(0).has("errorCode")).isFalse();
        assertThat(lines.get(1).path("errorCode").asString()).isEqualTo("NoSuchEntity");
        assertThat(lines.get(2).path("errorCode").asString()).isEqualTo("SignatureDoesNotMatch");
        assertThat(lines.get(2).has("caller")).isFalse();
        assertThat(Files.readString(log())).doesNotContain(secret);
    }

    @Test
    void linesOfTextHaveTheSame() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log(), "--log-format", "text")) {
            server.admin().call("iam", "ListUsers", Map.of());
        }
        assertThat(Files.readString(log()))
                .containsPattern(
                        "INFO +gatehouse.requests +request requestId=\\S+ operation=iam:ListUsers"
                                + " status=200 caller=arn:aws:iam::[0-9]{12}:user/admin"
                                + " milliseconds=[0-9.]+\n");
    }

    @Test
    @Requirement("L5")
    void lastUsesOutliveARestart() throws Exception {
        String key;
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            QueryClient admin = server.admin();
            admin.call("iam", "CreateUser", Map.of("UserName", "ada"));
            QueryClient.Answer made =
                    admin.call("iam", "CreateAccessKey", Map.of("UserName", "ada"));
            var ada =
                    new QueryClient(
                            server.endpoint(),
                            made.text("AccessKeyId"),
                            made.text("SecretAccessKey"),
                            Optional.empty());
            ada.call("sts", "GetCallerIdentity", Map.of());
            key = ada.accessKeyId();
            assertThat(lastUsed(admin, key)).isEqualTo("sts");
        }
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            assertThat(lastUsed(server.admin(), key)).isEqualTo("sts");
        }
    }

    private static String lastUsed(QueryClient admin, String key) throws Exception {
        return admin.call("iam", "GetAccessKeyLastUsed", Map.of("AccessKeyId", key))
                .text("ServiceName");
    }

    @Test
    void theEnvironmentNamesTheRunningServer() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            Result environment = run("env", "--data", data().toString());
            assertThat(environment.text())
                    .contains("export AWS_ENDPOINT_URL=" + server.endpoint() + "\n");
        }
        assertThat(data().resolve("endpoint")).doesNotExist();
    }

    @Test
    @Requirement({"C1", "L9"})
    void theDoctorProvesThatWhatMustBeDeniedIsDenied() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            Result running = run("doctor", "--data", data().toString());
            assertThat(running.text())
                    .contains(
                            "ok       master.key can be read by its owner only",
                            "ok       admin.env can be read by its owner only",
                            "of room on its disk",
                            "ok       the store is whole: ",
                            "ok       the server at " + server.endpoint() + " is ready",
                            "ok       its clock differs from this machine's by 0 s",
                            "ok       a user without policies is denied iam:ListUsers",
                            "ok       that user is removed",
                            "CreateUser, CreateAccessKey, ListUsers, DeleteAccessKey, DeleteUser");
            assertThat(running.status()).as(running.text()).isZero();
            assertThat(server.admin().call("iam", "ListUsers", Map.of()).body())
                    .doesNotContain("doctor");
        }
        Result stopped = run("doctor", "--data", data().toString());
        assertThat(stopped.text())
                .contains("no server runs on it", "is denied iam:ListUsers", "the store is whole");
        assertThat(stopped.status()).isZero();

        Files.setPosixFilePermissions(
                data().resolve("admin.env"), PosixFilePermissions.fromString("rw-r--r--"));
        Result open = run("doctor", "--data", data().toString());
        assertThat(open.text()).contains("FAILED   " + data().resolve("admin.env"));
        assertThat(open.status()).isEqualTo(1);

        assertThat(run("doctor", "--data", directory.resolve("none").toString()).status())
                .isEqualTo(2);
        Result nobody = run("doctor", "--endpoint", "http://127.0.0.1:1");
        assertThat(nobody.text()).contains("FAILED   no server answers at http://127.0.0.1:1");
        assertThat(nobody.status()).isEqualTo(1);
    }

    @Test
    void theDoctorFindsAStoreThatLacksAChange() throws Exception {
        ServerProcess.start(data(), log()).close();
        try (var connection =
                        java.sql.DriverManager.getConnection(
                                "jdbc:sqlite:" + data().resolve("gatehouse.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("DELETE FROM change WHERE journal LIKE 'account/%'"))
                    .isPositive();
        }

        Result found = run("doctor", "--data", data().toString());

        assertThat(found.status()).isEqualTo(1);
        assertThat(found.text()).contains("FAILED   the store: ");
    }

    @Test
    @Requirement("C4")
    void aDirectoryThatCannotBeWrittenIsSaidSo() throws Exception {
        ServerProcess.start(data(), log()).close();
        Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("r-x------"));
        try {
            Result existing = runWithoutOverride("serve", "--data", data().toString());
            assertThat(existing.status()).isEqualTo(1);
            assertThat(existing.text())
                    .contains("directory " + data() + " is not writable: give this user write");

            Path below = data().resolve("below");
            Result missing = runWithoutOverride("serve", "--data", below.toString());
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.text()).contains("directory " + below + " cannot be made");
        } finally {
            Files.setPosixFilePermissions(data(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    @Requirement("C4")
    void noFolderForTemporaryFilesIsNeeded() throws Exception {
        String missing = "-Djava.io.tmpdir=" + directory.resolve("none");
        Files.createDirectory(data());
        // What one who was killed leaves.
        Files.createFile(data().resolve("sqlite-3.0-1-libsqlitejdbc.so.lck"));
        Result made =
                run(
                        Map.of("JAVA_TOOL_OPTIONS", missing),
                        "account",
                        "create",
                        "--data",
                        data().toString(),
                        "111122223333");
        assertThat(made.status()).as(made.text()).isZero();
        assertThat(data().toFile().list())
                .contains("gatehouse.db")
                .noneMatch(file -> file.startsWith("sqlite"));
    }

    @Test
    @Requirement("C4")
    void overTlsARequestIsSecure() throws Exception {
        var certificate = TestCertificate.make(directory);
        String policy =
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:ListUsers\","
                        + "\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"true\"}}}}";
        QueryClient ada;
        try (ServerProcess server =
                ServerProcess.start(
                        data(),
                        log(),
                        "--tls-cert",
                        certificate.file().toString(),
                        "--tls-key",
                        certificate.key().toString())) {
            assertThat(server.endpoint().getScheme()).isEqualTo("https");
            QueryClient admin = server.admin().through(certificate.client());
            admin.call("iam", "CreateUser", Map.of("UserName", "ada"));
            admin.call(
                    "iam",
                    "PutUserPolicy",
                    Map.of("UserName", "ada", "PolicyName", "own", "PolicyDocument", policy));
            QueryClient.Answer made =
                    admin.call("iam", "CreateAccessKey", Map.of("UserName", "ada"));
            ada =
                    new QueryClient(
                                    server.endpoint(),
                                    made.text("AccessKeyId"),
                                    made.text("SecretAccessKey"),
                                    Optional.empty())
                            .through(certificate.client());
            assertThat(ada.call("iam", "ListUsers", Map.of()).status()).isEqualTo(200);
            assertThatTheDoctorTrusts(certificate.file());
        }
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            var plain =
                    new QueryClient(
                            server.endpoint(), ada.accessKeyId(), ada.secret(), Optional.empty());
            assertThat(plain.call("iam", "ListUsers", Map.of()).text("Code"))
                    .isEqualTo("AccessDenied");
        }
    }

    /// Who was not told whom to trust trusts nobody.
    private void assertThatTheDoctorTrusts(Path authority) throws Exception {
        Result told =
                run(
                        Map.of("AWS_CA_BUNDLE", authority.toString()),
                        "doctor",
                        "--data",
                        data().toString());
        assertThat(told.text())
                .contains("ok       a user without policies is denied iam:ListUsers");
        assertThat(told.status()).isZero();
        Result untold = run("doctor", "--data", data().toString());
        assertThat(untold.text()).contains("is not trusted: let AWS_CA_BUNDLE name the file");
        assertThat(untold.status()).isEqualTo(1);
    }

    @Test
    @Requirement("C4")
    void overPlainHttpNoAuthorityIsRead() throws Exception {
        Map<String, String> missing =
                Map.of("AWS_CA_BUNDLE", directory.resolve("none.pem").toString());
        try (ServerProcess _ = ServerProcess.start(data(), log())) {
            Result doctor = run(missing, "doctor", "--data", data().toString());
            assertThat(doctor.text()).contains("is denied iam:ListUsers");
            assertThat(doctor.status()).isZero();
        }
    }

    private record Result(int status, String text) {}

    private Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    private Result run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return finished(ServerProcess.program(log(), arguments), environment);
    }

    /// Root may write everywhere unless it gives that up.
    private Result runWithoutOverride(String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder program = ServerProcess.program(log(), arguments);
        if (System.getProperty("user.name", "").equals("root")) {
            var command = new ArrayList<>(List.of("setpriv", "--bounding-set", "-dac_override"));
            command.addAll(program.command());
            program.command(command);
        }
        return finished(program, Map.of());
    }

    private Result finished(ProcessBuilder program, Map<String, String> environment)
            throws IOException, InterruptedException {
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        program.environment().putAll(environment);
        Path text = Files.createTempFile(directory, "output", ".txt");
        int status =
                program.redirectErrorStream(true).redirectOutput(text.toFile()).start().waitFor();
        return new Result(status, Files.readString(text));
    }

    private static HttpResponse<String> get(ServerProcess server, String path, String... headers)
            throws IOException, InterruptedException {
        URI uri = server.endpoint().resolve("/_gatehouse/" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
