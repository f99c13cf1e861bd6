package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `gatehouse serve` and the commands beside it.
class ServeTest {
    @TempDir private Path directory = Path.of("");

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("log");
    }

    @Test
    @Requirement({"L9", "C4"})
    void sessionsOutliveARestartAndNoSecretIsInAnyFile() throws Exception {
        List<String> secrets = new ArrayList<>();
        Map<String, String> records;
        QueryClient session;
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            QueryClient admin = server.admin();
            QueryClient.Answer issued = admin.call("sts", "GetSessionToken", Map.of());
            session =
                    new QueryClient(
                            server.endpoint(),
                            issued.text("AccessKeyId"),
                            issued.text("SecretAccessKey"),
                            Optional.of(issued.text("SessionToken")));
            admin.call("iam", "CreateUser", Map.of("UserName", "alice"));
            QueryClient.Answer key =
                    admin.call("iam", "CreateAccessKey", Map.of("UserName", "alice"));
            records = leaveRecords(admin);
            secrets.add(session.secret());
            secrets.add(session.token().orElseThrow());
            secrets.add(key.text("SecretAccessKey"));
            secrets.add(admin.secret());
            // A request that fails must not put what it was signed with into an error either.
            var forged =
                    new QueryClient(
                            admin.endpoint(), admin.accessKeyId(), "wrong", Optional.empty());
            QueryClient.Answer refused = forged.call("iam", "GetUser", Map.of());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(SecretForms.in(refused.body(), secrets)).isEmpty();
            assertThat(secretsInFiles(secrets)).isEmpty();
        }
        Files.readAllLines(data().resolve("master.key")).forEach(secrets::add);
        assertThat(secretsInFiles(secrets)).isEmpty();

        run("key", "rotate-ring", "--data", data().toString());
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            var again =
                    new QueryClient(
                            server.endpoint(),
                            session.accessKeyId(),
                            session.secret(),
                            session.token());
            assertThat(again.call("sts", "GetCallerIdentity", Map.of()).status()).isEqualTo(200);
            assertRecords(server.admin(), records);
        }
    }

    /// Leaves records of kinds that hold more than texts.
    private static Map<String, String> leaveRecords(QueryClient admin) throws Exception {
        admin.call("iam", "CreateServiceLinkedRole", Map.of("AWSServiceName", "ecs.amazonaws.com"));
        QueryClient.Answer deleted =
                admin.call(
                        "iam",
                        "DeleteServiceLinkedRole",
                        Map.of("RoleName", "AWSServiceRoleForECS"));
        QueryClient.Answer enabled =
                admin.call("iam", "EnableOutboundWebIdentityFederation", Map.of());
        QueryClient.Answer asked =
                admin.call(
                        "iam",
                        "CreateDelegationRequest",
                        Map.of(
                                "Description",
                                "reads",
                                "NotificationChannel",
                                "arn:aws:sns:us-east-1:123456789012:answers",
                                "RequestorWorkflowId",
                                "order-1",
                                "SessionDuration",
                                "3600",
                                "Permissions.PolicyTemplateArn",
                                "arn:aws:iam::aws:policy/AdministratorAccess"));
        String request = asked.text("DelegationRequestId");
        admin.call("iam", "AssociateDelegationRequest", Map.of("DelegationRequestId", request));
        return Map.of(
                "task", deleted.text("DeletionTaskId"),
                "issuer", enabled.text("IssuerIdentifier"),
                "request", request);
    }

    private static void assertRecords(QueryClient admin, Map<String, String> records)
            throws Exception {
        String task = String.valueOf(records.get("task"));
        String request = String.valueOf(records.get("request"));

        assertThat(
                        admin.call(
                                        "iam",
                                        "GetServiceLinkedRoleDeletionStatus",
                                        Map.of("DeletionTaskId", task))
                                .text("Status"))
                .isEqualTo("SUCCEEDED");
        assertThat(
                        admin.call("iam", "GetOutboundWebIdentityFederationInfo", Map.of())
                                .text("IssuerIdentifier"))
                .isEqualTo(records.get("issuer"));
        QueryClient.Answer found =
                admin.call("iam", "GetDelegationRequest", Map.of("DelegationRequestId", request));
        assertThat(found.text("State")).isEqualTo("ASSIGNED");
        assertThat(found.text("OwnerId")).startsWith("arn:aws:iam::");
    }

    @Test
    @Requirement("L9")
    void aMasterKeyThatOthersCanReadIsRefused() throws Exception {
        ServerProcess.start(data(), log()).close();
        Path key = data().resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));

        assertThat(run("serve", "--data", data().toString(), "--port", "0")).isEqualTo(1);
        assertThat(Files.readString(log())).contains("can be read by others: run `chmod 600");

        Files.delete(key);
        assertThat(run("serve", "--data", data().toString(), "--port", "0")).isEqualTo(1);
        assertThat(Files.readString(log())).contains("master.key is missing");
    }

    @Test
    @Requirement("C4")
    void plaintextBeyondTheMachineIsRefused() throws Exception {
        assertThat(run("serve", "--data", data().toString(), "--bind", "0.0.0.0")).isEqualTo(2);
        assertThat(Files.readString(log())).contains("--insecure-plaintext");
        assertThat(data()).doesNotExist();
    }

    @Test
    @Requirement("C4")
    void aServerHasNoPathsOfASandbox() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            for (String path : List.of("reset", "clock", "credentials/admin", "accounts")) {
                var request =
                        java.net.http.HttpRequest.newBuilder(
                                        server.endpoint().resolve("/_gatehouse/" + path))
                                .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                                .build();
                try (var http = java.net.http.HttpClient.newHttpClient()) {
                    assertThat(
                                    http.send(
                                                    request,
                                                    java.net.http.HttpResponse.BodyHandlers
                                                            .discarding())
                                            .statusCode())
                            .isGreaterThanOrEqualTo(400);
                }
            }
        }
    }

    @Test
    void accountsAndKeysComeFromTheCommandLine() throws Exception {
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            assertThat(server.admin().call("iam", "CreateUser", Map.of("UserName", "bob")).status())
                    .isEqualTo(200);
            // A directory is held by one process, which the error names.
            assertThat(run("account", "create", "--data", data().toString(), "222222222222"))
                    .isEqualTo(1);
            assertThat(Files.readString(log()))
                    .contains("is in use by process " + server.process().pid());
        }
        assertThat(run("account", "create", "--data", data().toString(), "222222222222")).isZero();
        assertThat(importKey("222222222222", "admin", "EXTERNALKEY0000001:s3cret/x")).isZero();
        assertThat(importKey("222222222222", "nobody", "EXTERNALKEY0000002:s3cret/x")).isEqualTo(1);

        try (ServerProcess server = ServerProcess.start(data(), log())) {
            var external =
                    new QueryClient(
                            server.endpoint(), "EXTERNALKEY0000001", "s3cret/x", Optional.empty());
            QueryClient.Answer who = external.call("sts", "GetCallerIdentity", Map.of());
            assertThat(who.text("Arn")).isEqualTo("arn:aws:iam::222222222222:user/admin");
        }
    }

    private int run(String... arguments) throws IOException, InterruptedException {
        return ServerProcess.program(log(), arguments).start().waitFor();
    }

    private int importKey(String account, String user, String key)
            throws IOException, InterruptedException {
        Process process =
                ServerProcess.program(
                                log(),
                                "key",
                                "import",
                                "--data",
                                data().toString(),
                                "--account",
                                account,
                                "--user",
                                user)
                        .start();
        try (var in = process.outputWriter()) {
            in.write(key + "\n");
        }
        return process.waitFor();
    }

    private List<String> secretsInFiles(List<String> secrets) throws IOException {
        var found = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // The two files that are there to hold one.
                if (!file.endsWith("admin.env") && !file.endsWith("master.key")) {
                    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                    SecretForms.in(content, secrets).forEach(form -> found.add(file + ": " + form));
                }
            }
        }
        return found;
    }
}
