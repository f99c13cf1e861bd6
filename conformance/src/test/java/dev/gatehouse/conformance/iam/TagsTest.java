package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/// Tags of users, roles, managed policies, instance profiles and server certificates: the same
/// rules for all.
@Requirement("A3")
class TagsTest {
    private static final Tag TEAM = tag("Team", "engine");
    private static final Tag COST = tag("cost", "");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();
    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void connect() {
        iam = SANDBOX.iam();
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreAddedReplacedAndRemoved(Taggable type) {
        assertThat(type.create(iam, List.of(TEAM))).containsExactly(TEAM);

        type.tag(iam, List.of(COST, tag("Owner", "Ada Lovelace + sons")));
        assertThat(type.all(iam)).containsExactly(COST, tag("Owner", "Ada Lovelace + sons"), TEAM);
        assertThat(type.shown(iam)).containsExactlyInAnyOrderElementsOf(type.all(iam));

        type.tag(iam, List.of(tag("TEAM", "mill")));
        assertThat(type.all(iam)).contains(tag("TEAM", "mill")).hasSize(3);

        type.untag(iam, List.of("OWNER", "team", "never-there"));
        assertThat(type.all(iam)).containsExactly(COST);
    }

    @ParameterizedTest
    @EnumSource
    void anEntityHasFiftyTagsAtMost(Taggable type) {
        type.create(iam, numbered(1, 50));

        assertThat(Refusal.of(() -> type.tag(iam, numbered(51, 51))))
                .isEqualTo(limitExceeded("Cannot exceed quota for TagsPerEntity: 50"));
        assertThat(Refusal.of(() -> type.tag(iam, numbered(1, 51))).code())
                .isEqualTo("ValidationError");
        type.tag(iam, List.of(tag("K01", "new")));
        assertThat(type.all(iam)).hasSize(50).contains(tag("K01", "new"));
    }

    @ParameterizedTest
    @EnumSource
    void tagsAreListedPageByPage(Taggable type) {
        type.create(iam, numbered(1, 7));

        var walked = new ArrayList<Tag>();
        Optional<String> marker = Optional.empty();
        do {
            Page<Tag> page = type.list(iam, marker, Optional.of(3));
            walked.addAll(page.items());
            marker = Optional.ofNullable(page.marker());
            assertThat(page.truncated()).isEqualTo(marker.isPresent());
        } while (marker.isPresent());

        assertThat(walked).isEqualTo(numbered(1, 7));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyStandsOnceInACallIgnoringLetterCase(Taggable type) {
        Refusal twice =
                invalidInput(
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
        List<Tag> tags = List.of(tag("team", "a"), tag("TEAM", "b"));

        assertThat(Refusal.of(() -> type.create(iam, tags))).isEqualTo(twice);
        type.create(iam, List.of());
        assertThat(Refusal.of(() -> type.tag(iam, tags))).isEqualTo(twice);
        assertThat(type.all(iam)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void keysAndValuesHaveTheirForm(Taggable type) {
        type.create(
                iam, List.of(tag("k".repeat(128), "v".repeat(256)), tag("ключ", "Ω _.:/=+-@1")));
        List<Tag> before = type.all(iam);

        for (Tag wrong :
                List.of(
                        tag("aws:team", "a"),
                        tag("AWS:team", "a"),
                        tag("k".repeat(129), "a"),
                        tag("k", "v".repeat(257)),
                        tag("", "a"),
                        tag("k*", "a"),
                        tag("k", "a;b"))) {
            assertThat(Refusal.of(() -> type.tag(iam, List.of(TEAM, wrong))).code())
                    .as("%s", wrong)
                    .isIn("ValidationError", "InvalidInput");
        }
        assertThat(type.all(iam)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotThereHasNoTags(Taggable type) {
        assertThat(Refusal.of(() -> type.tag(iam, List.of(TEAM))).code()).isEqualTo("NoSuchEntity");
        assertThat(Refusal.of(() -> type.untag(iam, List.of("team"))).code())
                .isEqualTo("NoSuchEntity");
        assertThat(Refusal.of(() -> type.all(iam)).code()).isEqualTo("NoSuchEntity");
    }

    @Test
    void tagsDecideWhoMayHandleWhatAndWithWhichTags() {
        Taggable.USER.create(iam, List.of(TEAM));
        iam.createUser(user -> user.userName("Other"));
        IamClient lead =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "lead",
                                Policies.document(
                                        conditioned(
                                                "iam:TagUser",
                                                "\"aws:ResourceTag/Team\":\"engine\","
                                                        + "\"aws:RequestTag/level\":\"1\"",
                                                "\"aws:TagKeys\":[\"level\"]"),
                                        conditioned(
                                                "iam:UntagUser",
                                                "\"iam:ResourceTag/Team\":\"engine\"",
                                                "\"aws:TagKeys\":[\"level\"]"))));

        Taggable.USER.tag(lead, List.of(tag("level", "1")));

        assertThat(Refusal.of(() -> Taggable.USER.tag(lead, List.of(tag("level", "2")))))
                .isEqualTo(
                        accessDenied(
                                "User: arn:aws:iam::123456789012:user/lead is not authorized to"
                                        + " perform: iam:TagUser on resource:"
                                        + " arn:aws:iam::123456789012:user/Thing because no"
                                        + " identity-based policy allows the iam:TagUser action"));
        assertThat(
                        Refusal.of(() ->
                                        Taggable.USER.tag(
                                                lead, List.of(tag("level", "1"), tag("a", "b"))))
                                .code())
                .isEqualTo("AccessDenied");
        assertThat(
                        Refusal.of(() ->
                                        lead.tagUser(user ->
                                                user.userName("Other").tags(tag("level", "1"))))
                                .code())
                .isEqualTo("AccessDenied");
        assertThat(Refusal.of(() -> Taggable.USER.untag(lead, List.of("Team"))).code())
                .isEqualTo("AccessDenied");
        Taggable.USER.untag(lead, List.of("level"));
        assertThat(Taggable.USER.all(iam)).containsExactly(TEAM);
    }

    @Test
    void tagsAtCreationNeedThePermissionToTag() {
        IamClient maker =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "maker",
                                Policies.allow("iam:Create*", "iam:UploadServerCertificate")));

        for (Taggable type : Taggable.values()) {
            assertThat(Refusal.of(() -> type.create(maker, List.of(TEAM))).message())
                    .as("%s", type)
                    .contains("is not authorized to perform: iam:Tag");
            type.create(maker, List.of());
        }
    }

    @Test
    void policiesOfAwsAreNotTagged() {
        assertThat(
                        Refusal.of(() ->
                                        iam.tagPolicy(policy ->
                                                policy.policyArn(
                                                                "arn:aws:iam::aws:policy/ReadOnlyAccess")
                                                        .tags(TEAM)))
                                .code())
                .isEqualTo("AccessDenied");
    }

    private static String conditioned(String action, String equals, String allValues) {
        return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\",\"Condition\":{"
                        .formatted(action)
                + "\"StringEquals\":{%s},\"ForAllValues:StringEquals\":{%s}}}"
                        .formatted(equals, allValues);
    }

    private static List<Tag> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> tag("k%02d".formatted(i), "v" + i))
                .toList();
    }
}
