package dev.gatehouse.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.PolicySummary.ServiceAccess;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The summaries of AWS's managed policies against numbers that others counted.
@Requirement({"P6", "P10"})
class AccessLevelsTest {
    private static final Map<AccessLevel, String> LETTERS =
            Map.of(
                    AccessLevel.LIST, "L",
                    AccessLevel.READ, "R",
                    AccessLevel.WRITE, "W",
                    AccessLevel.PERMISSIONS_MANAGEMENT, "P",
                    AccessLevel.TAGGING, "T");

    private final Services services = Services.load();

    /// Others counted with an older list of actions: where a pattern names actions that are newer,
    /// the numbers differ by few.
    @Test
    void theNumberOfActionsOfEachLevelIsAsOthersCount() throws IOException {
        Map<String, AwsManagedPolicies.Entry> policies =
                AwsManagedPolicies.load().all().stream()
                        .collect(
                                Collectors.toMap(
                                        AwsManagedPolicies.Entry::name, Function.identity()));
        Map<String, String> overrides = new HashMap<>();
        int compared = 0;
        int equal = 0;
        for (String[] line : lines()) {
            if (line[0].equals("o")) {
                overrides.put(line[1].toLowerCase(Locale.ROOT), line[2]);
                continue;
            }
            AwsManagedPolicies.Entry policy = policies.get(line[1]);
            if (policy != null && policy.defaultVersion().id().equals(line[2])) {
                compared++;
                equal += counted(policy, overrides).equals(line[3]) ? 1 : 0;
            }
        }
        assertThat(compared).isGreaterThan(1_600);
        assertThat(equal).isGreaterThan(compared * 92 / 100);
    }

    /// `s3 read`, written as a policy, summarises to all of read and nothing else.
    @Test
    void aLevelOfAServiceExpandsToActionsThatSummariseToThatLevel() {
        Service storage = services.find("s3").orElseThrow();

        List<String> actions = storage.actions(EnumSet.of(AccessLevel.READ));

        assertThat(actions)
                .contains("s3:GetObject", "s3:GetBucketPolicy")
                .doesNotContain("s3:ListBucket", "s3:PutObject");
        ServiceAccess access =
                summary(
                                "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": [\""
                                        + String.join("\", \"", actions)
                                        + "\"], \"Resource\": \"*\"}}")
                        .allowed()
                        .getFirst();
        assertThat(access.actions()).containsOnlyKeys(AccessLevel.READ);
        assertThat(access.isFull(AccessLevel.READ)).isTrue();
    }

    private String counted(AwsManagedPolicies.Entry policy, Map<String, String> overrides) {
        var counts = new TreeMap<String, Integer>();
        for (ServiceAccess access : summary(policy.document()).allowed()) {
            access.actions()
                    .forEach((level, names) ->
                            names.forEach(name ->
                                    counts.merge(
                                            overrides.getOrDefault(
                                                    (access.service().prefix() + ":" + name)
                                                            .toLowerCase(Locale.ROOT),
                                                    LETTERS.get(level)),
                                            1,
                                            Integer::sum)));
        }
        return counts.entrySet().stream()
                .map(count -> count.getKey() + "=" + count.getValue())
                .collect(Collectors.joining(" "));
    }

    private PolicySummary summary(String document) {
        return PolicySummary.of(
                List.of(
                        ((ParseResult.Parsed) PolicyParser.parse(document, PolicyType.IDENTITY))
                                .policy()),
                services);
    }

    private static List<String[]> lines() throws IOException {
        try (InputStream table = AccessLevelsTest.class.getResourceAsStream("access-levels.tsv");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            return lines.lines().map(line -> line.split("\t", -1)).toList();
        }
    }
}
