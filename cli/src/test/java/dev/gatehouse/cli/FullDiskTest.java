package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server on a file system of its own that is written until it is full. Needs the right to mount.
@Requirement("L9")
class FullDiskTest {
    private static final int BALLAST_BYTES = 4 << 20;

    /// Many times what the disk can hold.
    private static final int MANY = 3_000;

    @TempDir private Path directory = Path.of("");
    private boolean mounted;

    private Path disk() {
        return directory.resolve("disk");
    }

    private Path data() {
        return disk().resolve("data");
    }

    private Path log() {
        return directory.resolve("log");
    }

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        Files.createDirectory(disk());
        mounted = run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk().toString()) == 0;
        assumeTrue(mounted, "skipped: this user may not mount a file system");
        Files.write(disk().resolve("ballast"), new byte[BALLAST_BYTES]);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            assertThat(run("umount", disk().toString())).isZero();
        }
    }

    @Test
    void losesNothingAndRecovers() throws Exception {
        List<String> acknowledged;
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            QueryClient admin = server.admin();
            acknowledged = fill(admin);
            String refused = "user-" + acknowledged.size();
            assertThat(Files.readString(log()))
                    .contains("the disk is full: make room for " + data());

            assertThat(users(admin)).isEqualTo(acknowledged);
            assertThat(admin.call("iam", "GetUser", Map.of("UserName", refused)).text("Code"))
                    .isEqualTo("NoSuchEntity");
            assertThat(create(admin, refused).status()).isEqualTo(500);

            Files.delete(disk().resolve("ballast"));
            assertThat(create(admin, refused).status()).isEqualTo(200);
            acknowledged.add(refused);
        }
        try (ServerProcess server = ServerProcess.start(data(), log())) {
            assertThat(users(server.admin())).isEqualTo(acknowledged);
            QueryClient.Answer tags =
                    server.admin()
                            .call(
                                    "iam",
                                    "ListUserTags",
                                    Map.of("UserName", acknowledged.getLast()));
            assertThat(tags.body().split("<member>", -1)).hasSize(51);
        }
    }

    /// Also who is killed on a full disk has what was answered, as soon as there is room.
    @Test
    void mayBeKilledWhileItIsFull() throws Exception {
        ServerProcess server = ServerProcess.start(data(), log());
        List<String> acknowledged = fill(server.admin());
        server.kill();
        Files.delete(disk().resolve("ballast"));

        try (ServerProcess again = ServerProcess.start(data(), log())) {
            assertThat(users(again.admin())).isEqualTo(acknowledged);
            assertThat(create(again.admin(), "last").status()).isEqualTo(200);
        }
    }

    /// Makes users until one is refused.
    ///
    /// @return those that were answered
    private static List<String> fill(QueryClient admin) throws Exception {
        var acknowledged = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            QueryClient.Answer answer = create(admin, "user-" + i);
            if (answer.status() != 200) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(500);
                assertThat(answer.text("Code")).isEqualTo("InternalFailure");
                assertThat(answer.body()).doesNotContain("disk", "SQL", "java");
                assertThat(acknowledged).hasSizeGreaterThan(20);
                return acknowledged;
            }
            acknowledged.add("user-" + i);
        }
        throw new IllegalStateException("the disk does not get full");
    }

    private static QueryClient.Answer create(QueryClient admin, String name) throws Exception {
        var parameters = new HashMap<String, String>();
        parameters.put("UserName", name);
        for (int i = 1; i <= 50; i++) {
            parameters.put("Tags.member." + i + ".Key", "key-" + i);
            parameters.put("Tags.member." + i + ".Value", name + "-" + "x".repeat(200));
        }
        return admin.call("iam", "CreateUser", parameters);
    }

    /// The users but the administrator, in the order in which they were made.
    private static List<String> users(QueryClient admin) throws Exception {
        QueryClient.Answer answer = admin.call("iam", "ListUsers", Map.of("MaxItems", "1000"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var numbers = new ArrayList<Integer>();
        var name = Pattern.compile("<UserName>user-([0-9]+)<").matcher(answer.body());
        while (name.find()) {
            numbers.add(Integer.valueOf(name.group(1)));
        }
        return numbers.stream().sorted().map(number -> "user-" + number).toList();
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
