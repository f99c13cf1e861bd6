package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.operation.Call;

/// The instance profiles of an account.
public final class InstanceProfiles {
    public static final EntityType<InstanceProfile> TYPE =
            new EntityType<>(
                    InstanceProfile.KIND,
                    "instance-profile",
                    Quota.INSTANCE_PROFILES_PER_ACCOUNT,
                    "Instance Profile %s cannot be found.",
                    "Instance Profile %s already exists.");

    /// A role in an instance profile cannot be deleted.
    public static final Deletion.Obstacle OF_ROLE =
            new Deletion.Obstacle(
                    InstanceProfile.KIND, "role", "must remove roles from instance profile first.");

    private InstanceProfiles() {}

    /// The instance profiles of the account that a call works on.
    public static Entities<InstanceProfile> in(Call call) {
        return TYPE.in(call);
    }
}
