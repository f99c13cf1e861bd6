package dev.gatehouse.iam.directory;

import static dev.gatehouse.iam.AccountBench.ACCOUNT;
import static dev.gatehouse.iam.AccountBench.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.AccountBench;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Identity;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.store.Edit;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class IamDirectoriesTest {
    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String ALLOW =
            """
            {"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}\
            """;
    private static final User ALICE =
            User.of(
                    "Alice",
                    "/staff/",
                    "AIDAALICE",
                    NOW,
                    Optional.of(ADMINISTRATOR),
                    Map.of("team", "blue"));

    private final ParsedPolicies parsed = new ParsedPolicies();
    private final IamIdentities identities = new IamIdentities(new AccountBench().policies, parsed);

    @Test
    void userHasInlineAttachedAndGroupPoliciesAndBoundary() {
        Group admins =
                Group.of("Admins", "/", "AGPAADMINS", NOW)
                        .withInlinePolicies(new TreeMap<>(Map.of("ofGroup", ALLOW)));
        View view = with(View.EMPTY, Group.KIND, "admins", admins);
        view =
                with(
                        view,
                        User.KIND,
                        "alice",
                        inGroup(ALICE, "admins")
                                .withInlinePolicies(new TreeMap<>(Map.of("own", ALLOW)))
                                .withAttachedPolicies(List.of(ADMINISTRATOR)));

        Identity alice = identities.user(ACCOUNT, view, "AIDAALICE").orElseThrow();

        assertThat(alice.arn()).isEqualTo("arn:aws:iam::123456789012:user/staff/Alice");
        assertThat(alice.tags()).containsEntry("team", "blue");
        assertThat(alice.policies())
                .extracting(NamedPolicy::name)
                .containsExactly("own", ADMINISTRATOR, "ofGroup");
        assertThat(alice.policies())
                .extracting(NamedPolicy::type)
                .containsOnly(PolicyType.IDENTITY);
        NamedPolicy boundary = alice.boundary().orElseThrow();
        assertThat(boundary.type()).isEqualTo(PolicyType.PERMISSIONS_BOUNDARY);
        assertThat(boundary.name()).isEqualTo(ADMINISTRATOR);
    }

    @Test
    void decidesNobodyWithAPartOfThePolicies() {
        String missing = "arn:aws:iam::123456789012:policy/Gone";
        User broken = ALICE.withInlinePolicies(new TreeMap<>(Map.of("own", "{")));
        for (User user :
                List.of(
                        broken,
                        ALICE.withAttachedPolicies(List.of(missing)),
                        inGroup(ALICE, "gone"),
                        User.of("A", "/", "AIDAALICE", NOW, Optional.of(missing), Map.of()))) {
            View view = with(View.EMPTY, User.KIND, "alice", user);
            assertThatIllegalStateException()
                    .isThrownBy(() -> identities.user(ACCOUNT, view, "AIDAALICE"));
        }
        assertThat(identities.managedPolicy(ACCOUNT, View.EMPTY, missing)).isEmpty();
        assertThat(identities.managedPolicy(ACCOUNT, View.EMPTY, ADMINISTRATOR)).isPresent();
    }

    @Test
    void keyBelongsToRootOrToAUserThatExists() {
        var keys = new IamAccessKeys();
        View view = with(View.EMPTY, User.KIND, "alice", ALICE);
        view = key(view, "AKIAROOT", "123456789012");
        view = key(view, "AKIAALICE", "AIDAALICE");
        view = key(view, "AKIAGONE", "AIDAGONE");

        assertThat(keys.find(ACCOUNT, view, "AKIAROOT").orElseThrow().owner())
                .isEqualTo(new Caller.Root(ACCOUNT));
        assertThat(keys.find(ACCOUNT, view, "AKIAALICE").orElseThrow().owner())
                .isEqualTo(ALICE.caller(ACCOUNT));
        assertThat(keys.find(ACCOUNT, view, "AKIAGONE")).isEmpty();
        assertThat(keys.find(ACCOUNT, view, "AKIANONE")).isEmpty();
    }

    @Test
    void trustPolicyIsPinnedToUniqueIds() {
        String alice = ALICE.arn(ACCOUNT);
        String trust =
                """
                {"Statement":{"Effect":"Allow","Action":"sts:AssumeRole",\
                "Principal":{"AWS":["%s","*"]}}}\
                """
                        .formatted(alice);
        Role role =
                new Role(
                        "Deploy",
                        "/",
                        "AROADEPLOY",
                        NOW,
                        trust,
                        new TreeMap<>(Map.of(alice, "AIDAALICE")),
                        Optional.empty(),
                        7200,
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(ADMINISTRATOR),
                        new TreeMap<>());
        View view = with(View.EMPTY, Role.KIND, "deploy", role);

        var entry = new IamRoles(parsed).findByName(ACCOUNT, view, "DEPLOY").orElseThrow();

        assertThat(entry.arn()).isEqualTo("arn:aws:iam::123456789012:role/Deploy");
        assertThat(entry.maxSessionDuration()).isEqualTo(Duration.ofHours(2));
        assertThat(entry.trustPolicy().principals().map(Principal::uniqueId))
                .containsExactly(Optional.of("AIDAALICE"), Optional.empty());
        assertThat(identities.role(ACCOUNT, view, "AROADEPLOY").orElseThrow().policies())
                .hasSize(1);
    }

    private static User inGroup(User user, String group) {
        return user.withGroups(List.of(group));
    }

    private static View key(View view, String id, String ownerId) {
        return with(view, AccessKey.KIND, id, new AccessKey(id, ownerId, NOW, true));
    }

    private static <R extends Record> View with(View view, Kind<R> kind, String key, R value) {
        return view.with(new Edit.Put<>(kind, key, value));
    }
}
