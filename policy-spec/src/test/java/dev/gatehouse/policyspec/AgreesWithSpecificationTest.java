package dev.gatehouse.policyspec;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.requirement.Requirement;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AgreesWithSpecificationTest {
    /// How many cases are generated; millions of them make the long mode.
    private static final long CASES = Long.getLong("gatehouse.policy.cases", 100_000);

    private static final long FIRST = Long.getLong("gatehouse.policy.firstCase", 0);

    @Test
    @Requirement({"B15", "B16", "C2", "D6", "D7"})
    void onGeneratedCases() {
        Map<String, Long> outcomes =
                LongStream.range(FIRST, FIRST + CASES)
                        .parallel()
                        .mapToObj(AgreesWithSpecificationTest::agreed)
                        .collect(groupingBy(outcome -> outcome, counting()));
        // Both must have had something to say.
        assertThat(outcomes).hasSizeGreaterThan(10);
        assertThat(outcomes.get("allowed")).isGreaterThan(CASES / 40);
    }

    /// What both say to one case.
    private static String agreed(long seed) {
        GeneratedCase one = GeneratedCase.of(seed);
        String engine = Specification.said(Authorizer.decide(one.policies(), one.request()));

        assertThat(engine)
                .as("case %d of %s, %s", seed, one.policies(), one.request().keys())
                .isEqualTo(Specification.decide(one.policies(), one.request()));
        return engine;
    }
}
