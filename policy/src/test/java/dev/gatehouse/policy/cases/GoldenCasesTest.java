package dev.gatehouse.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenCasesTest {
    static List<Case> cases() {
        return Case.in(Path.of("src/test/cases"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Requirement({"B15", "B16", "C2", "D3", "D4", "D5", "D6", "D7", "F14"})
    void isDecidedAsExpected(Case golden) {
        String outcome =
                golden.policies()
                        .map(policies -> Authorizer.decide(policies, golden.request()))
                        .map(Case::outcome)
                        .orElse("Malformed");

        assertThat(outcome).as(golden.name()).isEqualTo(golden.expected());
    }

    @Test
    void everyRuleHasACase() {
        Set<String> shown =
                cases().stream().flatMap(one -> one.rules().stream()).collect(Collectors.toSet());

        assertThat(shown).containsAll(rules().toList());
    }

    /// The page lists every case under its rules.
    @Test
    void thePageNamesTheCasesOfEachRule() throws IOException {
        Map<String, Set<String>> byRule = new TreeMap<>();
        for (Case one : cases()) {
            String name = one.name().substring(0, one.name().length() - ".json".length());
            for (String rule : one.rules()) {
                byRule.computeIfAbsent(rule, _ -> new TreeSet<>()).add("`" + name + "`");
            }
        }
        List<String> rows =
                byRule.entrySet().stream()
                        .map(entry ->
                                "| %s | %s |"
                                        .formatted(
                                                entry.getKey(),
                                                String.join(", ", entry.getValue())))
                        .toList();

        assertThat(Files.readAllLines(Path.of("../docs/semantics/evaluation.md")))
                .containsAll(rows);
    }

    /// What the page says is shown elsewhere stands there.
    @Test
    void thePageNamesTestsThatExist() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            tests =
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith("Test.java"))
                            .map(file -> file.substring(0, file.length() - ".java".length()))
                            .collect(Collectors.toSet());
        }
        for (String line : Files.readAllLines(Path.of("../docs/semantics/evaluation.md"))) {
            if (line.startsWith("| ")) {
                Pattern.compile("`([A-Za-z]+Test|problems/[a-z/-]+)`")
                        .matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .forEach(name -> assertThat(exists(name, tests)).as(name).isTrue());
            }
        }
    }

    private static boolean exists(String name, Set<String> tests) {
        return tests.contains(name)
                || Files.exists(Path.of("src/test/cases", name + ".policy.json"));
    }

    private static Stream<String> rules() {
        return Stream.of(
                        Stream.of(
                                "G3", "1.4", "2.1.1", "2.1.2", "2.1.3", "2.1.4", "4.1", "4.3",
                                "4.4", "4.5", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "6.5",
                                "6.6", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7", "8.1",
                                "8.2", "9.1", "9.3", "9.4", "10"),
                        numbered("R", 9),
                        numbered("V", 10),
                        numbered("C", 11),
                        numbered("Q", 18))
                .flatMap(rules -> rules);
    }

    private static Stream<String> numbered(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
    }
}
