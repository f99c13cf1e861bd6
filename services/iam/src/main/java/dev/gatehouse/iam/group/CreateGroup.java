package dev.gatehouse.iam.group;

import dev.gatehouse.api.iam.CreateGroupRequest;
import dev.gatehouse.api.iam.CreateGroupResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Creates a group without members and permissions.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateGroup.html">CreateGroup</a>
public final class CreateGroup implements Operation<CreateGroupRequest, CreateGroupResponse> {
    private final Ids ids;

    public CreateGroup(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Access access(CreateGroupRequest request, Call call) {
        return Access.to(
                "iam:CreateGroup",
                Groups.TYPE.arn(call.account(), request.path().orElse("/"), request.groupName()));
    }

    @Override
    public CreateGroupResponse handle(CreateGroupRequest request, Call call) {
        Group group =
                Group.of(
                        request.groupName(),
                        request.path().orElse("/"),
                        ids.next("AGPA"),
                        call.at());
        Groups.in(call).add(group);
        return new CreateGroupResponse(GroupShape.of(group, call.account()));
    }
}
