package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.iam.role.RoleShape;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.operation.Call;

/// An instance profile as the API shows it: with its role.
public final class InstanceProfileShape {
    private InstanceProfileShape() {}

    /// An instance profile in a list: without tags, as AWS shows them there.
    public static dev.gatehouse.api.iam.InstanceProfile listed(InstanceProfile profile, Call call) {
        return base(profile, call).build();
    }

    /// An instance profile by itself.
    static dev.gatehouse.api.iam.InstanceProfile of(InstanceProfile profile, Call call) {
        return base(profile, call).tags(Tags.shown(profile.tags())).build();
    }

    private static dev.gatehouse.api.iam.InstanceProfile.Builder base(
            InstanceProfile profile, Call call) {
        return dev.gatehouse.api.iam.InstanceProfile.builder()
                .arn(profile.arn(call.account()))
                .createDate(profile.created())
                .instanceProfileId(profile.id())
                .instanceProfileName(profile.name())
                .path(profile.path())
                .roles(
                        profile.role().stream()
                                .map(Roles.in(call)::get)
                                .map(role -> RoleShape.listed(role, call))
                                .toList());
    }
}
