package dev.gatehouse.cli;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The program as tests start it: from the classes under test, with a cache of them as the launcher
/// has one, which saves about a third of each start.
final class TestProgram {
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    private static final String MAIN = "dev.gatehouse.cli.Gatehouse";

    private TestProgram() {}

    /// The command line with these arguments.
    static List<String> command(String... arguments) {
        return Stream.concat(Made.PREFIX.stream(), Stream.of(arguments)).toList();
    }

    /// Made once for all tests of a run.
    private static final class Made {
        private static final List<String> PREFIX = prefix();

        private static List<String> prefix() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "test-program"));
                List<String> classPath = classPath(folder.resolve("cli.jar").toAbsolutePath());
                Path cache = folder.resolve("cache.aot").toAbsolutePath();
                Files.deleteIfExists(cache);
                // Only jars can be cached; without Maven's jars the others are directories.
                boolean jars =
                        classPath.stream().noneMatch(entry -> Files.isDirectory(Path.of(entry)));
                if (jars) {
                    var training = java(classPath, "-XX:AOTCacheOutput=" + cache);
                    training.add("warm-up");
                    new ProcessBuilder(training)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor();
                }
                return Files.exists(cache)
                        ? java(classPath, "-XX:AOTCache=" + cache)
                        : java(classPath);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static List<String> java(List<String> classPath, String... options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-Xlog:disable",
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        MAIN));
        return command;
    }

    /// The class path of the tests with the classes of this module as a jar, without its tests.
    private static List<String> classPath(Path jar) {
        int made =
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file",
                                jar.toString(),
                                "-C",
                                CLASSES.toString(),
                                ".");
        if (made != 0) {
            throw new IllegalStateException("the classes under test cannot be packed");
        }
        String all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path", ""));
        return Arrays.stream(all.split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(entry -> !entry.endsWith(Path.of("target", "test-classes")))
                .map(entry -> entry.toAbsolutePath().equals(CLASSES) ? jar : entry)
                .map(Path::toString)
                .collect(Collectors.toList());
    }
}
