package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.iam.AccountBench.ACCOUNT;
import static dev.gatehouse.iam.AccountBench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.iam.directory.IamIdentities;
import dev.gatehouse.iam.directory.ParsedPolicies;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of AWS's managed policies when a newer pack comes.
@Requirement("B9")
final class ManagedPolicyPacksTest {
    private static final String ARN = "arn:aws:iam::aws:policy/Reader";
    private static final Instant LATER = NOW.plus(Duration.ofDays(30));
    private static final AwsManagedPolicies FIRST =
            AwsManagedPolicies.of(
                    List.of(entry("Reader", "v3", NOW, "s3:Get*"), entry("Old", "v1", NOW, "a:*")));

    private static AwsManagedPolicies.Entry entry(
            String name, String version, Instant created, String action) {
        String document =
                "{\"Version\":\"2012-10-17\",\"Statement\":"
                        + "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}}"
                                .formatted(action);
        return new AwsManagedPolicies.Entry(
                name,
                "/",
                "ANPA" + name,
                NOW,
                true,
                List.of(new AwsManagedPolicies.Version(version, created, document)));
    }

    private static ManagedPolicies with(AwsManagedPolicies.Entry... newer) {
        return new ManagedPolicies(FIRST.updatedBy(AwsManagedPolicies.of(List.of(newer))));
    }

    @Test
    void aLaterVersionIsTheDefaultAndTheEarlierStays() {
        ManagedPolicies policies = with(entry("Reader", "v4", LATER, "s3:List*"));
        ManagedPolicy reader = policies.get(ACCOUNT, View.EMPTY, ARN);

        assertThat(reader.defaultVersionId()).isEqualTo("v4");
        assertThat(reader.updated()).isEqualTo(LATER);
        assertThat(reader.created()).isEqualTo(NOW);
        assertThat(reader.versions())
                .extracting(ManagedPolicy.Version::id)
                .containsExactly("v3", "v4");
        assertThat(reader.version("v3").orElseThrow().document()).contains("s3:Get*");
    }

    @Test
    void whoHasThePolicyGetsTheNewVersion() {
        var identities =
                new IamIdentities(
                        with(entry("Reader", "v4", LATER, "s3:List*")), new ParsedPolicies());

        assertThat(identities.managedPolicy(ACCOUNT, View.EMPTY, ARN).orElseThrow().policy().text())
                .contains("s3:List*");
    }

    @Test
    void policiesAreAddedAndNoneIsTakenAway() {
        assertThat(with(entry("New", "v1", LATER, "b:*")).aws(ACCOUNT).values())
                .extracting(found -> found.policy().name())
                .containsExactly("New", "Old", "Reader");
    }

    @Test
    void anEarlierVersionChangesNothing() {
        ManagedPolicy reader =
                with(entry("Reader", "v2", LATER, "s3:*")).get(ACCOUNT, View.EMPTY, ARN);

        assertThat(reader.defaultVersionId()).isEqualTo("v3");
        assertThat(reader.versions()).hasSize(1);
    }
}
