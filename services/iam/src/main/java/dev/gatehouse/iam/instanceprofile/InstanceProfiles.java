package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.domain.Quota;
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

    private InstanceProfiles() {}

    /// The instance profiles of the account that a call works on.
    public static Entities<InstanceProfile> in(Call call) {
        return TYPE.in(call);
    }
}
