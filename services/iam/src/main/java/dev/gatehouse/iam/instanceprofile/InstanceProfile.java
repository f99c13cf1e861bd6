package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// An instance profile: what hands a role to a machine. It holds at most one role.
///
/// @param role the key of the role ([Names#key])
public record InstanceProfile(
        String name,
        String path,
        String id,
        Instant created,
        Optional<String> role,
        SortedMap<String, String> tags)
        implements IamEntity {
    /// Instance profiles by name ignoring case; found by unique id and role.
    public static final Kind<InstanceProfile> KIND =
            Kind.of("instanceprofile", InstanceProfile.class)
                    .indexedBy("id", profile -> List.of(profile.id()))
                    .indexedBy("role", profile -> profile.role().stream().toList());

    public InstanceProfile {
        tags = TextMap.copyOf(tags);
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("instance-profile" + path + name);
    }

    /// Where the instance profile is stored.
    public String key() {
        return Names.key(name);
    }

    public InstanceProfile withRole(Optional<String> roleKey) {
        return new InstanceProfile(name, path, id, created, roleKey, tags);
    }

    public InstanceProfile withTags(SortedMap<String, String> newTags) {
        return new InstanceProfile(name, path, id, created, role, newTags);
    }
}
