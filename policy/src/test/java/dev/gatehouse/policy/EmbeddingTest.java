package dev.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program of the page on embedding does what the page says, with the library alone.
class EmbeddingTest {
    @Test
    void theProgramOfThePagePrintsWhatThePageSays(@TempDir Path folder) throws Exception {
        String page = Files.readString(Path.of("../docs/embedding.md"));
        Path source = Files.writeString(folder.resolve("Embedding.java"), block(page, "java"));

        assertThat(output(source)).isEqualTo(block(page, "text"));
    }

    private static String output(Path source) throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--class-path",
                                "target/classes",
                                source.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return output;
    }

    private static String block(String page, String language) {
        String opening = "```" + language + "\n";
        int from = page.indexOf(opening) + opening.length();
        return page.substring(from, page.indexOf("```", from));
    }
}
