package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server with SIGKILL in the middle of concurrent writes and looks for what it had
/// answered. Five times; `-Dgatehouse.kills=200` in long mode.
class KillTest {
    private static final int KILLS = Integer.getInteger("gatehouse.kills", 5);
    private static final int CLIENTS = 8;
    private static final int ANSWERS_BEFORE_KILL = 60;

    /// With so many an account is far from its quota of users.
    private static final int KILLS_OF_A_DIRECTORY = 50;

    @TempDir private Path directory = Path.of("");

    private final Set<String> users = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<QueryClient> keys = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    @Requirement("L9")
    void everyAnsweredChangeIsThereAfterAKill() throws Exception {
        for (int kill = 0; kill < KILLS; kill += KILLS_OF_A_DIRECTORY) {
            users.clear();
            survive(
                    Math.min(KILLS - kill, KILLS_OF_A_DIRECTORY),
                    directory.resolve("after" + kill));
        }
    }

    private void survive(int kills, Path data) throws Exception {
        Path log = directory.resolve("log");
        for (int kill = 0; kill < kills; kill++) {
            ServerProcess server = ServerProcess.start(data, log);
            requireAll(server);
            writeUntilKilled(server);
            requireWhole(data.resolve("gatehouse.db"));
        }
        try (ServerProcess server = ServerProcess.start(data, log)) {
            requireAll(server);
        }
        assertThat(users).hasSizeGreaterThan(kills * ANSWERS_BEFORE_KILL / 4);
    }

    private void writeUntilKilled(ServerProcess server) throws Exception {
        var answers = new CountDownLatch(ANSWERS_BEFORE_KILL);
        QueryClient admin = server.admin();
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> writeUntilRefused(admin, answers));
            }
            answers.await();
            server.kill();
        }
    }

    private void writeUntilRefused(QueryClient admin, CountDownLatch answers) {
        try {
            while (true) {
                String name = "user-" + number.incrementAndGet();
                Map<String, String> user = Map.of("UserName", name);
                if (admin.call("iam", "CreateUser", user).status() == 200) {
                    users.add(name);
                    answers.countDown();
                }
                QueryClient.Answer key = admin.call("iam", "CreateAccessKey", user);
                if (key.status() == 200) {
                    keys.add(
                            new QueryClient(
                                    admin.endpoint(),
                                    key.text("AccessKeyId"),
                                    key.text("SecretAccessKey"),
                                    Optional.empty()));
                    answers.countDown();
                }
            }
        } catch (IOException | InterruptedException killed) {
            // The server is gone: what was not answered may be there or not.
            return;
        }
    }

    private void requireAll(ServerProcess server) throws Exception {
        Set<String> found = new HashSet<>();
        Optional<String> marker = Optional.empty();
        do {
            Map<String, String> page =
                    marker.map(text -> Map.of("MaxItems", "1000", "Marker", text))
                            .orElse(Map.of("MaxItems", "1000"));
            QueryClient.Answer answer = server.admin().call("iam", "ListUsers", page);
            assertThat(answer.status()).isEqualTo(200);
            Matcher name = Pattern.compile("<UserName>([^<]*)<").matcher(answer.body());
            while (name.find()) {
                found.add(name.group(1));
            }
            marker =
                    answer.body().contains("<Marker>")
                            ? Optional.of(answer.text("Marker"))
                            : Optional.empty();
        } while (marker.isPresent());
        assertThat(found).containsAll(users).contains("admin");

        for (QueryClient key : keys) {
            var now =
                    new QueryClient(
                            server.endpoint(), key.accessKeyId(), key.secret(), Optional.empty());
            assertThat(now.call("sts", "GetCallerIdentity", Map.of()).status()).isEqualTo(200);
        }
        keys.clear();
    }

    /// No version is left out, every posting is whole, and what has a secret has it.
    private static void requireWhole(Path database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            assertThat(text(connection, "PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(
                            text(
                                    connection,
                                    "SELECT count(*) FROM (SELECT 1 FROM change GROUP BY journal"
                                            + " HAVING max(version) <> count(*))"))
                    .isEqualTo("0");
            assertThat(
                            text(
                                    connection,
                                    "SELECT count(*) FROM record WHERE kind = 'accesskey' AND NOT"
                                            + " EXISTS (SELECT 1 FROM secret WHERE secret.journal ="
                                            + " record.journal AND reference = 'accesskey/' || key)"))
                    .isEqualTo("0");
            assertThat(
                            text(
                                    connection,
                                    "SELECT (SELECT count(*) FROM change WHERE operation ="
                                            + " 'iam:CreateUser') = (SELECT count(*) FROM record WHERE"
                                            + " kind = 'user') - 1 AND (SELECT max(seq) = count(*) FROM"
                                            + " feed)"))
                    .isEqualTo("1");
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }
}
