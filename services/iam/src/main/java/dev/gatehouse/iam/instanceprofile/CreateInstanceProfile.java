package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.api.iam.CreateInstanceProfileRequest;
import dev.gatehouse.api.iam.CreateInstanceProfileResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;

/// Creates an instance profile without a role.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html">CreateInstanceProfile</a>
public final class CreateInstanceProfile
        implements Operation<CreateInstanceProfileRequest, CreateInstanceProfileResponse> {
    private final Ids ids;

    public CreateInstanceProfile(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(CreateInstanceProfileRequest request, Call call) {
        String arn =
                InstanceProfiles.TYPE.arn(
                        call.account(), request.path().orElse("/"), request.instanceProfileName());
        return Tags.creating(
                "iam:CreateInstanceProfile", "iam:TagInstanceProfile", arn, request.tags());
    }

    @Override
    public CreateInstanceProfileResponse handle(CreateInstanceProfileRequest request, Call call) {
        var profile =
                new InstanceProfile(
                        request.instanceProfileName(),
                        request.path().orElse("/"),
                        ids.next("AIPA"),
                        call.at(),
                        Optional.empty(),
                        Tags.of(request.tags(), call));
        InstanceProfiles.in(call).add(profile);
        return new CreateInstanceProfileResponse(InstanceProfileShape.of(profile, call));
    }
}
