package dev.gatehouse.policy.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with the documents of `cases/problems`, which lie there by type. Beside
/// `x.policy.json`, `x.problems` holds AWS's sentence and then one line for each problem; it is
/// empty if there is none. With `-Dgolden=rewrite` the files are written anew; read the difference.
class GoldenProblemsTest {
    private static final Path CASES = Path.of("src/test/cases/problems");
    private static final String DOCUMENT = ".policy.json";

    static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.map(file -> CASES.relativize(file).toString())
                    .filter(file -> file.endsWith(DOCUMENT))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    @Requirement("B22")
    void problemsAreFound(String document) throws IOException {
        Path expected = CASES.resolve(document.replace(DOCUMENT, ".problems"));
        String found =
                problems(
                        document.substring(0, document.indexOf('/')),
                        Files.readString(CASES.resolve(document)));

        if ("rewrite".equals(System.getProperty("golden"))) {
            Files.writeString(expected, found);
        }
        assertThat(found).isEqualTo(Files.readString(expected));
    }

    /// What was saved can be read again, whatever it is.
    @ParameterizedTest
    @MethodSource("documents")
    void whatIsValidParses(String document) throws IOException {
        String text = Files.readString(CASES.resolve(document));
        String folder = document.substring(0, document.indexOf('/'));

        if (validate(folder, text) instanceof ParseResult.Parsed(var policy)) {
            assertThat(PolicyParser.parse(text, type(folder)))
                    .isEqualTo(new ParseResult.Parsed(policy));
        }
    }

    private static String problems(String folder, String document) {
        if (!(validate(folder, document) instanceof ParseResult.Malformed malformed)) {
            return "";
        }
        var lines = new StringBuilder("AWS: ").append(malformed.message()).append('\n');
        for (Problem problem : malformed.problems()) {
            lines.append(problem.path().pointer())
                    .append(' ')
                    .append(problem)
                    .append(" (")
                    .append(problem.rule())
                    .append(")\n");
        }
        return lines.toString();
    }

    private static ParseResult validate(String folder, String document) {
        return folder.equals("managed")
                ? PolicyParser.validateManaged(document)
                : PolicyParser.validate(document, type(folder));
    }

    private static PolicyType type(String folder) {
        return switch (folder) {
            case "managed", "inline" -> PolicyType.IDENTITY;
            case "session" -> PolicyType.SESSION;
            case "trust" -> PolicyType.TRUST;
            case "resource" -> PolicyType.RESOURCE;
            case "service-control" -> PolicyType.SERVICE_CONTROL;
            case "resource-control" -> PolicyType.RESOURCE_CONTROL;
            case "vpc-endpoint" -> PolicyType.VPC_ENDPOINT;
            default -> throw new IllegalArgumentException(folder);
        };
    }
}
