package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.analysis.AccountDetails.Group;
import dev.gatehouse.policy.analysis.AccountDetails.InlinePolicy;
import dev.gatehouse.policy.analysis.AccountDetails.Policies;
import dev.gatehouse.policy.analysis.AccountDetails.Role;
import dev.gatehouse.policy.analysis.AccountDetails.User;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what `aws iam get-account-authorization-details` prints. Documents may be JSON, or the
/// URL-encoded text that the API answers.
public final class AccountDetailsReader {
    private static final List<String> LISTS =
            List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    private AccountDetailsReader() {}

    /// The details of an account.
    ///
    /// @throws IllegalArgumentException if this is no such export, or only a part of one
    public static AccountDetails read(JsonValue export) {
        if (!(export instanceof JsonObject details)
                || LISTS.stream().allMatch(list -> details.find(list).isEmpty())) {
            throw new IllegalArgumentException(
                    "this is not what `aws iam get-account-authorization-details` prints: it has"
                            + " none of "
                            + String.join(", ", LISTS));
        }
        boolean truncated =
                details.find("IsTruncated")
                        .filter(value -> value instanceof JsonBoolean bool && bool.value())
                        .isPresent();
        if (truncated || details.find("NextToken").isPresent()) {
            throw new IllegalArgumentException(
                    "the export is only a part: it was cut off, so nobody knows who else can");
        }
        var policies = new HashMap<String, String>();
        for (JsonObject policy : list(details, "Policies")) {
            defaultDocument(policy)
                    .ifPresent(document -> policies.put(text(policy, "Arn"), document));
        }
        return new AccountDetails(
                list(details, "UserDetailList").stream().map(AccountDetailsReader::user).toList(),
                list(details, "GroupDetailList").stream().map(AccountDetailsReader::group).toList(),
                list(details, "RoleDetailList").stream().map(AccountDetailsReader::role).toList(),
                policies);
    }

    private static User user(JsonObject user) {
        return new User(
                text(user, "Arn"),
                text(user, "UserName"),
                find(user, "UserId"),
                policies(user, "UserPolicyList"),
                user.find("GroupList").map(AccountDetailsReader::texts).orElse(List.of()),
                boundary(user),
                tags(user));
    }

    private static Group group(JsonObject group) {
        return new Group(
                text(group, "Arn"), text(group, "GroupName"), policies(group, "GroupPolicyList"));
    }

    private static Role role(JsonObject role) {
        return new Role(
                text(role, "Arn"),
                text(role, "RoleName"),
                find(role, "RoleId"),
                policies(role, "RolePolicyList"),
                role.find("AssumeRolePolicyDocument")
                        .map(AccountDetailsReader::document)
                        .orElse(""),
                boundary(role));
    }

    private static Policies policies(JsonObject holder, String inline) {
        return new Policies(
                list(holder, inline).stream()
                        .map(policy ->
                                new InlinePolicy(
                                        text(policy, "PolicyName"),
                                        policy.find("PolicyDocument")
                                                .map(AccountDetailsReader::document)
                                                .orElse("")))
                        .toList(),
                list(holder, "AttachedManagedPolicies").stream()
                        .map(policy -> text(policy, "PolicyArn"))
                        .toList());
    }

    private static Optional<String> boundary(JsonObject holder) {
        return holder.find("PermissionsBoundary")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .map(boundary -> text(boundary, "PermissionsBoundaryArn"));
    }

    private static Map<String, String> tags(JsonObject holder) {
        var tags = new HashMap<String, String>();
        for (JsonObject tag : list(holder, "Tags")) {
            tags.put(text(tag, "Key"), text(tag, "Value"));
        }
        return tags;
    }

    private static Optional<String> defaultDocument(JsonObject policy) {
        String version = find(policy, "DefaultVersionId").orElse("");
        return list(policy, "PolicyVersionList").stream()
                .filter(one -> find(one, "VersionId").orElse("").equals(version))
                .findFirst()
                .flatMap(one -> one.find("Document"))
                .map(AccountDetailsReader::document);
    }

    private static String document(JsonValue value) {
        if (!(value instanceof JsonString text)) {
            return JsonPrinter.oneLine(value);
        }
        if (!text.text().startsWith("%7B")) {
            return text.text();
        }
        try {
            return URLDecoder.decode(text.text(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text.text();
        }
    }

    private static List<JsonObject> list(JsonObject from, String name) {
        Optional<JsonValue> value = from.find(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof JsonArray array
                && array.items().stream().allMatch(JsonObject.class::isInstance)) {
            return array.items().stream().map(JsonObject.class::cast).toList();
        }
        throw new IllegalArgumentException(
                value.get().place() + ": `" + name + "` must be a list of objects");
    }

    private static List<String> texts(JsonValue value) {
        if (value instanceof JsonArray array
                && array.items().stream().allMatch(JsonString.class::isInstance)) {
            return array.items().stream().map(item -> ((JsonString) item).text()).toList();
        }
        throw new IllegalArgumentException(value.place() + ": a list of texts is expected");
    }

    private static Optional<String> find(JsonObject from, String name) {
        return from.find(name)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).text());
    }

    private static String text(JsonObject from, String name) {
        return find(from, name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                from.place() + ": the text `" + name + "` is missing"));
    }
}
