package dev.gatehouse.iam.user;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// An IAM user: a person or a program with long-term credentials.
///
/// @param groups the keys of the groups it is in ([Names#key])
/// @param boundary the ARN of the managed policy that is its permissions boundary
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_users.html">IAM users</a>
public record User(
        String name,
        String path,
        String id,
        Instant created,
        Optional<String> boundary,
        SortedMap<String, String> tags,
        List<String> groups,
        List<String> attachedPolicies,
        SortedMap<String, String> inlinePolicies)
        implements PolicyHolder<User> {
    /// Users by name ignoring case; found by unique id, group, attached policy and boundary.
    public static final Kind<User> KIND =
            Kind.of("user", User.class)
                    .indexedBy("id", user -> List.of(user.id()))
                    .indexedBy("group", User::groups)
                    .indexedBy("policy", User::attachedPolicies)
                    .indexedBy("boundary", user -> user.boundary().stream().toList());

    public User {
        tags = TextMap.copyOf(tags);
        groups = List.copyOf(groups);
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = TextMap.copyOf(inlinePolicies);
    }

    /// A user as `CreateUser` makes it: in no group, without credentials and permissions.
    public static User of(
            String name,
            String path,
            String id,
            Instant created,
            Optional<String> boundary,
            Map<String, String> tags) {
        return new User(
                name,
                path,
                id,
                created,
                boundary,
                new TreeMap<>(tags),
                List.of(),
                List.of(),
                new TreeMap<>());
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("user" + path + name);
    }

    /// The user as the caller of a request.
    public Caller.User caller(Account account) {
        return new Caller.User(account, arn(account), id, name);
    }

    /// Where the user is stored.
    public String key() {
        return Names.key(name);
    }

    public User renamed(String newName, String newPath) {
        return new User(
                newName,
                newPath,
                id,
                created,
                boundary,
                tags,
                groups,
                attachedPolicies,
                inlinePolicies);
    }

    public User withBoundary(Optional<String> policyArn) {
        return new User(
                name, path, id, created, policyArn, tags, groups, attachedPolicies, inlinePolicies);
    }

    public User withTags(SortedMap<String, String> newTags) {
        return new User(
                name,
                path,
                id,
                created,
                boundary,
                newTags,
                groups,
                attachedPolicies,
                inlinePolicies);
    }

    public User withGroups(List<String> groupKeys) {
        return new User(
                name,
                path,
                id,
                created,
                boundary,
                tags,
                groupKeys,
                attachedPolicies,
                inlinePolicies);
    }

    public User joining(String groupKey) {
        var more = new ArrayList<>(groups);
        more.add(groupKey);
        return withGroups(more);
    }

    public User leaving(String groupKey) {
        return withGroups(groups.stream().filter(group -> !group.equals(groupKey)).toList());
    }

    @Override
    public User withAttachedPolicies(List<String> policyArns) {
        return new User(
                name, path, id, created, boundary, tags, groups, policyArns, inlinePolicies);
    }

    @Override
    public User withInlinePolicies(SortedMap<String, String> documents) {
        return new User(
                name, path, id, created, boundary, tags, groups, attachedPolicies, documents);
    }
}
