package dev.gatehouse.iam.group;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// An IAM group: its policies hold for all users in it. Who is in it stands with the users.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_groups.html">IAM user
///   groups</a>
public record Group(
        String name,
        String path,
        String id,
        Instant created,
        List<String> attachedPolicies,
        SortedMap<String, String> inlinePolicies)
        implements PolicyHolder<Group> {
    /// Groups by name ignoring case; found by unique id and attached policy.
    public static final Kind<Group> KIND =
            Kind.of("group", Group.class)
                    .indexedBy("id", group -> List.of(group.id()))
                    .indexedBy("policy", Group::attachedPolicies);

    public Group {
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = TextMap.copyOf(inlinePolicies);
    }

    /// A group as `CreateGroup` makes it.
    public static Group of(String name, String path, String id, Instant created) {
        return new Group(name, path, id, created, List.of(), new TreeMap<>());
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("group" + path + name);
    }

    /// Where the group is stored.
    public String key() {
        return Names.key(name);
    }

    public Group renamed(String newName, String newPath) {
        return new Group(newName, newPath, id, created, attachedPolicies, inlinePolicies);
    }

    @Override
    public Group withAttachedPolicies(List<String> policyArns) {
        return new Group(name, path, id, created, policyArns, inlinePolicies);
    }

    @Override
    public Group withInlinePolicies(SortedMap<String, String> documents) {
        return new Group(name, path, id, created, attachedPolicies, documents);
    }
}
