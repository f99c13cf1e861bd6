package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the first start of a server to root in a terminal, and back when root is lost.
@Requirement({"A1", "L7"})
class RootSetUpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String EMAIL = "root@example.com";
    private static final String PASSWORD = "Violet-tram-77";
    private static final String NEXT = "Amber-ferry-42";

    @TempDir private Path directory = Path.of("");

    private Path data() {
        return directory.resolve("data");
    }

    private Path file(String name) {
        return directory.resolve(name);
    }

    @Test
    void rootIsSetUpSignsInAndIsRecovered() throws Exception {
        String token;
        try (ServerProcess server = ServerProcess.start(data(), file("log"))) {
            String link = link(server);
            token = link.substring(link.indexOf('#') + 1);
            page(URI.create(link));

            Said set = run(server, lines(token, PASSWORD, PASSWORD), "--setup", "--email", EMAIL);
            assertThat(set.status()).as(set.text()).isZero();
            Said again = run(server, lines(token, NEXT, NEXT), "--setup", "--email", EMAIL);
            assertThat(again.status()).as("a token works once").isEqualTo(5);

            signsIn(server, PASSWORD);
            Said wrong = run(server, lines("wrong"), "--email", EMAIL);
            assertThat(wrong.status()).isEqualTo(5);
            assertThat(wrong.text()).contains("Your authentication information is incorrect.");
        }
        Said recovery = run(directory, "", "root", "recover", "--data", data().toString());
        assertThat(recovery.status()).as(recovery.text()).isZero();
        String fresh =
                recovery.text()
                        .lines()
                        .filter(line -> line.startsWith("aws."))
                        .findFirst()
                        .orElseThrow();
        try (ServerProcess server = ServerProcess.start(data(), file("log"))) {
            assertThat(server.said()).noneMatch(line -> line.contains("/setup#"));
            signsIn(server, PASSWORD);
            Said set = run(server, lines(fresh, NEXT, NEXT), "--setup", "--email", EMAIL);
            assertThat(set.status()).as(set.text()).isZero();
            assertThat(run(server, lines(PASSWORD), "--email", EMAIL).status()).isEqualTo(5);
            signsIn(server, NEXT);
        }
        String events = all(data().resolve("events"));
        assertThat(events)
                .contains(
                        "\"eventName\":\"RecoverRoot\"",
                        "\"eventName\":\"SetUpRoot\"",
                        "\"ConsoleLogin\":\"Success\"",
                        "\"ConsoleLogin\":\"Failure\"");
        for (String kept : new String[] {events, all(data()), Files.readString(file("log"))}) {
            assertThat(kept).doesNotContain(PASSWORD, NEXT, token, fresh);
        }
    }

    private static String link(ServerProcess server) {
        return server.said().stream()
                .filter(line -> line.contains("/_gatehouse/signin/setup#"))
                .map(line -> line.substring(line.indexOf("http")))
                .findFirst()
                .orElseThrow();
    }

    private static void page(URI link) throws IOException, InterruptedException {
        HttpResponse<String> page =
                HTTP.send(
                        HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Set up the root user");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "script-src 'sha256-", "frame-ancestors 'none'");
    }

    /// Signs root in, and looks at what that wrote.
    private void signsIn(ServerProcess server, String password) throws Exception {
        Files.writeString(file("config"), "[profile other]\nregion = eu-central-1\n");
        Said said = run(server, lines(password), "--email", EMAIL);
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(said.text()).contains(":root until ");
        for (String name : new String[] {"config", "credentials"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(file("config")))
                .startsWith("[profile other]\nregion = eu-central-1\n")
                .contains("[profile gatehouse]", "endpoint_url = " + server.endpoint());
        var profile = new Properties();
        try (var reader = Files.newBufferedReader(file("credentials"))) {
            profile.load(reader);
        }
        String secret = profile.getProperty("aws_secret_access_key", "");
        String token = profile.getProperty("aws_session_token", "");
        assertThat(said.text()).doesNotContain(secret, token, password);
        var client =
                new QueryClient(
                        server.endpoint(),
                        profile.getProperty("aws_access_key_id", ""),
                        secret,
                        Optional.of(token));
        assertThat(client.call("iam", "ListUsers", Map.of()).body())
                .contains("<UserName>admin</UserName>");
    }

    private record Said(int status, String text) {}

    private Said run(ServerProcess server, String input, String... options)
            throws IOException, InterruptedException {
        String[] arguments =
                Stream.concat(
                                Stream.of("signin", "--endpoint", server.endpoint().toString()),
                                Stream.of(options))
                        .toArray(String[]::new);
        return run(directory, input, arguments);
    }

    private static Said run(Path directory, String input, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder program =
                ServerProcess.program(directory.resolve("log"), arguments)
                        .redirectErrorStream(true);
        program.environment().put("AWS_CONFIG_FILE", directory.resolve("config").toString());
        program.environment()
                .put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("credentials").toString());
        Process process = program.start();
        try (var in = process.outputWriter()) {
            in.write(input);
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static String lines(String... lines) {
        return String.join("\n", lines) + "\n";
    }

    private static String all(Path folder) throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }
}
