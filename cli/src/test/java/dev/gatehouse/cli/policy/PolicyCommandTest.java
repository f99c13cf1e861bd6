package dev.gatehouse.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void yamlBecomesJsonAndBack() throws IOException {
        Path yaml =
                Files.writeString(folder.resolve("p.yaml"), "Version: 2012-10-17\nStatement: []\n");

        String json = run("convert", yaml.toString());

        assertThat(json).isEqualTo("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": []\n}\n");
        Path back = Files.writeString(folder.resolve("p.json"), json);
        assertThat(run("convert", back.toString()))
                .isEqualTo("Version: '2012-10-17'\nStatement: []\n");
    }

    @Test
    @Requirement("P6")
    void aSummaryTellsLevels() throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("p.yaml"),
                        "Statement: {Effect: Allow, Action: [sqs:Tag*, sqs:Untag*, sqs:Send*], Resource: '*'}");

        assertThat(run("summary", yaml.toString()))
                .isEqualTo(
                        "Allow  sqs                       Write (1 of 8), Tagging (full)\n       on all resources\n");
    }

    @Test
    @Requirement("P10")
    void aLevelExpandsToActions() {
        assertThat(run("actions", "sqs", "tagging")).isEqualTo("sqs:TagQueue\nsqs:UntagQueue\n");
    }

    @Test
    void whatIsWrongIsTold() throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("p.yaml"),
                        "Statement:\n  Effect: Allow\n  Actions: s3:*\n  Resource: '*'\n");

        assertThat(run("summary", yaml.toString()))
                .contains(
                        "p.yaml:3:3 Statement.Actions: unknown element `Actions`, did you mean `Action`?");
        assertThat(run("actions", "nothing", "read")).contains("no service `nothing`");
    }

    /// What the command prints, or the message with which it ends.
    private static String run(String... arguments) {
        var out = new StringWriter();
        new CommandLine(new PolicyCommand())
                .setOut(new PrintWriter(out))
                .setExecutionExceptionHandler((problem, _, _) -> {
                    out.write(String.valueOf(problem.getMessage()));
                    return 1;
                })
                .execute(arguments);
        return out.toString();
    }
}
