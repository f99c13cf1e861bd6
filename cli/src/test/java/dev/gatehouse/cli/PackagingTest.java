package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.json.JsonMapper;

/// The recipes of `packaging` fit the archive, the launcher and the options of the program.
@Requirement("C4")
class PackagingTest {
    private static final Path PACKAGING = Path.of("..", "packaging");

    /// Where both recipes unpack the archive, and its only folder.
    private static final String HOME = "/opt/" + text("archive.xml", "<baseDirectory>", "<");

    private static final String PROGRAM = HOME + "/bin/gatehouse";

    @Test
    void theImageStartsWhatIsInTheArchive() throws IOException {
        assertThat(list("ENTRYPOINT")).containsExactly(PROGRAM);
        assertThat(PACKAGING.resolve("bin/gatehouse")).isExecutable();
        assertThat(text("archive.xml", "packaging/bin</directory>", "</fileSet>"))
                .contains("<outputDirectory>bin<", "<fileMode>0755<");
        assertThat(line("ADD")).isEqualTo("gatehouse.tar.gz /opt/");
        assertThat(Files.readString(PACKAGING.resolve("Containerfile")))
                .startsWith("# ")
                .contains("RUN " + PROGRAM + " warm-up");
    }

    @Test
    void theImageHasTheJavaOfTheLauncher() throws IOException {
        String version = text("bin/gatehouse", "JAVA_VERSION=\"", "[");

        assertThat(line("FROM")).contains(":" + version + "-");
        assertThat(Files.readString(Path.of("..", "pom.xml")))
                .contains("<maven.compiler.release>" + version + "<");
    }

    @Test
    void theImageServesOnItsVolumeAndPortWithoutPrivileges() throws IOException {
        ParseResult serve = parsed(list("CMD"));
        Path data = serve.matchedOptionValue("--data", Path.of(""));

        assertThat(data).hasToString(line("VOLUME"));
        assertThat(serve.commandSpec().findOption("--port").getValue().toString())
                .isEqualTo(line("EXPOSE"));
        assertThat(serve.hasMatchedOption("--tls-cert")).isTrue();
        assertThat(serve.hasMatchedOption("--insecure-plaintext")).isFalse();
        assertThat(line("USER")).matches("[1-9][0-9]*:[1-9][0-9]*");
        assertThat(text("Containerfile", "chown ", "\n")).isEqualTo(line("USER") + " " + data);
        assertThat(text("Containerfile", "-p ", ":")).isEqualTo(line("EXPOSE"));
    }

    @Test
    void theUnitStartsWhatIsInTheArchive() throws IOException {
        List<String> command = Arrays.asList(unit("ExecStart").split(" ", -1));

        assertThat(command.getFirst()).isEqualTo(PROGRAM);
        ParseResult serve =
                parsed(
                        Stream.concat(
                                        command.stream().skip(1),
                                        Stream.of(
                                                text(
                                                                "gatehouse.service",
                                                                "GATEHOUSE_OPTIONS=",
                                                                "\n")
                                                        .split(" ", -1)))
                                .filter(argument -> !argument.equals("$GATEHOUSE_OPTIONS"))
                                .toList());
        assertThat(serve.matchedOptionValue("--data", Path.of("")))
                .hasToString("${STATE_DIRECTORY}");
        assertThat(serve.hasMatchedOption("--tls-cert")).isTrue();
        assertThat(unit("SuccessExitStatus")).isEqualTo("143");
        assertThat(text("archive.xml", "../packaging</directory>", "</fileSet>"))
                .contains("<include>gatehouse.service<", "<include>Containerfile<");
    }

    private static ParseResult parsed(List<String> arguments) {
        ParseResult result =
                new CommandLine(Gatehouse.class)
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .parseArgs(arguments.toArray(String[]::new))
                        .subcommand();
        assertThat(result.commandSpec().name()).isEqualTo("serve");
        return result;
    }

    /// What follows an instruction of the image's recipe.
    private static String line(String instruction) {
        return text("Containerfile", "\n" + instruction + " ", "\n");
    }

    private static List<String> list(String instruction) {
        return List.of(JsonMapper.builder().build().readValue(line(instruction), String[].class));
    }

    private static String unit(String name) {
        return text("gatehouse.service", "\n" + name + "=", "\n");
    }

    /// The text between two others in a file.
    private static String text(String file, String after, String before) {
        try {
            String text = Files.readString(PACKAGING.resolve(file));
            assertThat(text).contains(after);
            int from = text.indexOf(after) + after.length();
            return text.substring(from, text.indexOf(before, from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
