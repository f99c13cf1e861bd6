package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs a server through what makes and uses secrets, rightly and wrongly, over a restart, and
/// looks for each of them wherever something was left: the data directory with its database and
/// event files, what the server printed and logged, and every answer but the one that delivers it.
@Requirement({"L9", "C7"})
class SecretsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String IMPORTED = "s3cret/of+elsewhere==and\"more\"";

    private static final String PRIVATE_KEY = "-----BEGIN PRIVATE KEY----- MC4CAQAwBQYDK2VwBCIE";

    @TempDir private Path directory = Path.of("");
    private final Set<String> secrets = new LinkedHashSet<>();
    private final List<String> said = new ArrayList<>();
    private final List<ServerProcess> servers = new ArrayList<>();

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("log");
    }

    @Test
    void noSecretIsLeftAnywhere() throws Exception {
        QueryClient admin;
        String account;
        try (ServerProcess server = start()) {
            admin = server.admin();
            account = call(admin, "sts", "GetCallerIdentity", Map.of()).text("Account");
            secrets.add(admin.secret());
            useRightly(admin);
            useWrongly(admin);
            // While it runs, with what the database has not yet moved from its log.
            assertThat(found()).isEmpty();
        }
        secrets.add(Files.readString(data().resolve("master.key")).strip());
        importKey(account);
        run("key", "rotate-ring", "--data", data().toString());
        try (ServerProcess server = start()) {
            QueryClient again = server.admin();
            assertThat(again.secret()).isEqualTo(admin.secret());
            useRightly(again);
            useWrongly(
                    new QueryClient(
                            server.endpoint(), "EXTERNALKEY0000001", IMPORTED, Optional.empty()));
            said.add(run("doctor", "--data", data().toString()));
            dumpThreads(server);
        }
        said.add(run("doctor", "--data", data().toString()));

        assertThat(secrets).hasSizeGreaterThan(12);
        assertThat(found()).isEmpty();
        theSearchFindsWhatIsThere();
    }

    private ServerProcess start() throws IOException {
        ServerProcess server = ServerProcess.start(data(), log(), "--log-format", "json");
        servers.add(server);
        return server;
    }

    /// Has a server print what its threads do, long after it was ready.
    private static void dumpThreads(ServerProcess server) throws IOException, InterruptedException {
        String process = String.valueOf(server.process().pid());
        assertThat(new ProcessBuilder("kill", "-QUIT", process).start().waitFor()).isZero();
    }

    /// Makes a user, keys, a role and sessions, and uses them.
    private void useRightly(QueryClient admin) throws Exception {
        String name = "user" + secrets.size();
        call(admin, "iam", "CreateUser", Map.of("UserName", name));
        call(
                admin,
                "iam",
                "AttachUserPolicy",
                Map.of(
                        "UserName",
                        name,
                        "PolicyArn",
                        "arn:aws:iam::aws:policy/AdministratorAccess"));
        QueryClient user =
                delivered(admin, call(admin, "iam", "CreateAccessKey", Map.of("UserName", name)));
        call(user, "iam", "ListAccessKeys", Map.of("UserName", name));
        Map<String, String> git =
                Map.of("UserName", name, "ServiceName", "codecommit.amazonaws.com");
        call(admin, "iam", "CreateServiceSpecificCredential", git);
        call(admin, "iam", "ListServiceSpecificCredentials", git);
        call(user, "iam", "GetAccessKeyLastUsed", Map.of("AccessKeyId", user.accessKeyId()));
        call(user, "iam", "GetAccountAuthorizationDetails", Map.of());
        QueryClient session = delivered(user, call(user, "sts", "GetSessionToken", Map.of()));
        call(session, "sts", "GetCallerIdentity", Map.of());
        String arn = call(user, "sts", "GetCallerIdentity", Map.of()).text("Arn");
        String role =
                call(
                                admin,
                                "iam",
                                "CreateRole",
                                Map.of("RoleName", name, "AssumeRolePolicyDocument", trusting(arn)))
                        .text("Arn");
        QueryClient assumed =
                delivered(
                        user,
                        call(
                                user,
                                "sts",
                                "AssumeRole",
                                Map.of("RoleArn", role, "RoleSessionName", "may")));
        call(assumed, "sts", "GetCallerIdentity", Map.of());
        authenticate(admin, user);
        call(
                user,
                "iam",
                "UpdateAccessKey",
                Map.of("UserName", name, "AccessKeyId", user.accessKeyId(), "Status", "Inactive"));
        call(user, "iam", "GetUser", Map.of());
    }

    private static String trusting(String arn) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                + "\"Principal\":{\"AWS\":\""
                + arn
                + "\"}}}";
    }

    /// Sends what is refused: wrong signatures, a stranger's key, broken values, forms and tokens.
    private void useWrongly(QueryClient who) throws Exception {
        var forged =
                new QueryClient(
                        who.endpoint(), who.accessKeyId(), "wr0ng/" + who.secret(), who.token());
        secrets.add(forged.secret());
        call(forged, "iam", "ListUsers", Map.of());
        call(
                new QueryClient(
                        who.endpoint(), "AKIAIOSFODNN7EXAMPLE", who.secret(), Optional.empty()),
                "iam",
                "ListUsers",
                Map.of());
        call(who, "iam", "CreateUser", Map.of("UserName", "a b c"));
        call(who, "iam", "NoSuchOperation", Map.of());
        secrets.add(PRIVATE_KEY);
        call(
                who,
                "iam",
                "UploadServerCertificate",
                Map.of(
                        "ServerCertificateName",
                        "site",
                        "CertificateBody",
                        "nonsense",
                        "PrivateKey",
                        PRIVATE_KEY));
        call(who, "iam", "PutUserPolicy", Map.of("UserName", "x", "PolicyDocument", "{"));
        String broken = tokenOf(who).substring(1);
        secrets.add(broken);
        for (String token : List.of("nonsense", tokenOf(who) + "x", broken)) {
            call(
                    new QueryClient(
                            who.endpoint(), who.accessKeyId(), who.secret(), Optional.of(token)),
                    "sts",
                    "GetCallerIdentity",
                    Map.of());
        }
        // A presigned URL whose signature is wrong: the answer shows what should have been signed.
        String query =
                "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                        + "&X-Amz-Credential=%s%%2F20260503%%2Fus-east-1%%2Fsts%%2Faws4_request"
                                .formatted(who.accessKeyId())
                        + "&X-Amz-Date=20260503T140000Z&X-Amz-Expires=900"
                        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=00&X-Amz-Security-Token="
                        + encoded(tokenOf(who));
        send(HttpRequest.newBuilder(who.endpoint().resolve("/?" + query)));
        for (String body : List.of("%zz&&=", "{\"secret\":", "\0\1")) {
            for (String path : List.of("/", "/_gatehouse/authorize", "/_gatehouse/authenticate")) {
                URI uri = who.endpoint().resolve(path);
                byte[] content = body.getBytes(StandardCharsets.UTF_8);
                HttpRequest.Builder request =
                        HttpRequest.newBuilder(uri)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(content));
                new RequestSigner(
                                who.accessKeyId(),
                                who.secret(),
                                who.token(),
                                "us-east-1",
                                path.equals("/") ? "iam" : "gatehouse")
                        .sign("POST", uri, content, Instant.now())
                        .forEach(request::header);
                send(request);
            }
        }
    }

    /// A token of a session, which the test has got by now.
    private String tokenOf(QueryClient who) {
        return who.token()
                .orElseGet(() ->
                        secrets.stream()
                                .filter(secret -> secret.length() > 100)
                                .findFirst()
                                .orElseThrow());
    }

    /// Asks as a service does that got a request of a client, with the signing key.
    private void authenticate(QueryClient service, QueryClient client) throws Exception {
        URI store = URI.create("https://store.example.com/reports/may.csv");
        for (String secret : List.of(client.secret(), "wrong")) {
            var headers = new HashMap<String, String>();
            headers.put("host", "store.example.com");
            new RequestSigner(client.accessKeyId(), secret, client.token(), "us-east-1", "s3")
                    .sign("GET", store, new byte[0], Instant.now())
                    .forEach(headers::put);
            Map<String, Object> question =
                    Map.of(
                            "method", "GET",
                            "path", "/reports/may.csv",
                            "headers", headers,
                            "service", "s3",
                            "signingKey", true);
            URI uri = service.endpoint().resolve("/_gatehouse/authenticate");
            byte[] content = JSON.writeValueAsString(question).getBytes(StandardCharsets.UTF_8);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(content));
            new RequestSigner(
                            service.accessKeyId(),
                            service.secret(),
                            service.token(),
                            "us-east-1",
                            "gatehouse")
                    .sign("POST", uri, content, Instant.now())
                    .forEach(request::header);
            HttpResponse<String> answer =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            JsonNode key = JSON.readTree(answer.body()).path("signingKey");
            assertThat(key.isMissingNode() || key.isNull())
                    .as(answer.body())
                    .isEqualTo(secret.equals("wrong"));
            String text = key.path("key").asString("");
            if (!text.isEmpty()) {
                secrets.add(text);
            }
            said.add(answer.body().replace(text.isEmpty() ? "\0" : text, ""));
        }
    }

    private QueryClient delivered(QueryClient by, QueryClient.Answer answer) {
        Optional<String> token =
                answer.body().contains("<SessionToken>")
                        ? Optional.of(answer.text("SessionToken"))
                        : Optional.empty();
        String secret = answer.text("SecretAccessKey");
        return new QueryClient(by.endpoint(), answer.text("AccessKeyId"), secret, token);
    }

    /// Calls, notes the secrets that the answer delivers, and keeps the rest of it.
    private QueryClient.Answer call(
            QueryClient as, String service, String action, Map<String, String> parameters)
            throws IOException, InterruptedException {
        QueryClient.Answer answer = as.call(service, action, parameters);
        String rest = answer.body();
        for (String element : List.of("SecretAccessKey", "SessionToken", "ServicePassword")) {
            if (rest.contains("<" + element + ">")) {
                secrets.add(answer.text(element));
                rest = rest.replace(answer.text(element), "");
            }
        }
        said.add(rest);
        return answer;
    }

    private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        said.add(answer.headers().map() + "\n" + answer.body());
    }

    private void importKey(String account) throws Exception {
        secrets.add(IMPORTED);
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
                                "admin")
                        .start();
        try (var in = process.outputWriter()) {
            in.write("EXTERNALKEY0000001:" + IMPORTED + "\n");
        }
        assertThat(process.waitFor()).isZero();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path text = Files.createTempFile(directory, "output", ".txt");
        ProcessBuilder program = ServerProcess.program(log(), arguments);
        program.redirectErrorStream(true).redirectOutput(text.toFile()).start().waitFor();
        return Files.readString(text);
    }

    private List<String> found() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files()) {
            // The two files that are there to hold one.
            if (!file.endsWith("admin.env") && !file.endsWith("master.key")) {
                SecretForms.in(content(file), secrets)
                        .forEach(form -> found.add(file + ": " + form));
            }
        }
        for (String text : texts()) {
            SecretForms.in(text, secrets).forEach(form -> found.add(form + " in " + text));
        }
        return found;
    }

    /// What servers have printed so far, answers, and the output of commands.
    private List<String> texts() {
        var texts = new ArrayList<>(said);
        servers.forEach(server -> texts.addAll(server.said()));
        return texts;
    }

    /// A search that finds nothing proves nothing unless it finds what is there.
    private void theSearchFindsWhatIsThere() throws IOException {
        for (String place : List.of("gatehouse.db", "log")) {
            assertThat(files()).anyMatch(file -> file.endsWith(place));
        }
        var inFiles = new ArrayList<Path>();
        for (Path file : files()) {
            if (content(file).contains("EXTERNALKEY0000001")) {
                inFiles.add(file.getFileName());
            }
        }
        assertThat(inFiles).contains(Path.of("gatehouse.db"));
        assertThat(texts())
                .anyMatch(text -> text.contains("<AccessKeyId>AKIA"))
                .contains("ready")
                .anyMatch(text -> text.startsWith("Full thread dump"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String content(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
