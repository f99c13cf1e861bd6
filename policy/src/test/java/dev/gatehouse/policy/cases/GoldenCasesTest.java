package dev.gatehouse.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.requirement.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

    private static Stream<String> rules() {
        return Stream.of(
                        Stream.of(
                                "G3", "4.4", "4.5", "5.2", "5.3", "5.4", "5.5", "5.6", "5.7", "6.5",
                                "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "8.1", "8.2", "9.1"),
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
