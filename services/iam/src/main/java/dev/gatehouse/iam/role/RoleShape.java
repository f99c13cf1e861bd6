package dev.gatehouse.iam.role;

import dev.gatehouse.api.iam.RoleLastUsed;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;

/// A role as the API shows it.
public final class RoleShape {
    private RoleShape() {}

    /// A role in a list or in an instance profile: without boundary, tags and last use, as AWS
    /// shows them there.
    public static dev.gatehouse.api.iam.Role listed(Role role, Call call) {
        return base(role, call).build();
    }

    /// A role that was just made or changed.
    public static dev.gatehouse.api.iam.Role of(Role role, Call call) {
        return full(role, call).build();
    }

    /// A role with its last use.
    static dev.gatehouse.api.iam.Role of(Role role, Call call, LastUses uses) {
        return full(role, call).roleLastUsed(lastUsed(role, uses)).build();
    }

    /// When the role was used last; without a date if it was not.
    public static RoleLastUsed lastUsed(Role role, LastUses uses) {
        return uses.ofRole(role.id())
                .map(use ->
                        RoleLastUsed.builder().lastUsedDate(use.at()).region(use.region()).build())
                .orElseGet(() -> RoleLastUsed.builder().build());
    }

    /// The trust policy as answers hold it, with the ARNs that its principals have now.
    public static String trustPolicy(Role role, Call call) {
        return PolicyDocuments.encoded(TrustPolicy.shown(role, call));
    }

    private static dev.gatehouse.api.iam.Role.Builder full(Role role, Call call) {
        return base(role, call)
                .permissionsBoundary(Boundaries.shown(role.boundary()))
                .tags(Tags.shown(role.tags()));
    }

    private static dev.gatehouse.api.iam.Role.Builder base(Role role, Call call) {
        return dev.gatehouse.api.iam.Role.builder()
                .arn(role.arn(call.account()))
                .assumeRolePolicyDocument(trustPolicy(role, call))
                .createDate(role.created())
                .description(role.description())
                .maxSessionDuration(role.maxSessionDuration())
                .path(role.path())
                .roleId(role.id())
                .roleName(role.name());
    }
}
