package dev.gatehouse.iam.servicelinkedrole;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.DeletionTaskFailureReasonType;
import dev.gatehouse.api.iam.GetServiceLinkedRoleDeletionStatusRequest;
import dev.gatehouse.api.iam.GetServiceLinkedRoleDeletionStatusResponse;
import dev.gatehouse.api.iam.RoleUsageType;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;

/// Tells how the deletion of a service-linked role ended.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLinkedRoleDeletionStatus.html">GetServiceLinkedRoleDeletionStatus</a>
public final class GetServiceLinkedRoleDeletionStatus
        implements Operation<
                GetServiceLinkedRoleDeletionStatusRequest,
                GetServiceLinkedRoleDeletionStatusResponse> {
    @Override
    public Access access(GetServiceLinkedRoleDeletionStatusRequest request, Call call) {
        String resource =
                DeletionTask.role(request.deletionTaskId())
                        .map(role -> call.account().iamArn("role" + role))
                        .orElse("*");
        return Access.to("iam:GetServiceLinkedRoleDeletionStatus", resource);
    }

    @Override
    public GetServiceLinkedRoleDeletionStatusResponse handle(
            GetServiceLinkedRoleDeletionStatusRequest request, Call call) {
        String id = request.deletionTaskId();
        if (DeletionTask.role(id).isEmpty()) {
            throw INVALID_INPUT.because("Deletion task id %s is not valid.", id);
        }
        DeletionTask task =
                call.view()
                        .find(DeletionTask.KIND, id)
                        .orElseThrow(() ->
                                NO_SUCH_ENTITY.because(
                                        "Deletion task with id %s cannot be found.", id));
        return task.usedIn()
                .map(GetServiceLinkedRoleDeletionStatus::failed)
                .orElseGet(() ->
                        GetServiceLinkedRoleDeletionStatusResponse.builder()
                                .status("SUCCEEDED")
                                .build());
    }

    private static GetServiceLinkedRoleDeletionStatusResponse failed(String region) {
        return GetServiceLinkedRoleDeletionStatusResponse.builder()
                .status("FAILED")
                .reason(
                        DeletionTaskFailureReasonType.builder()
                                .reason(
                                        "The service has used the role so lately that a session may"
                                                + " be active.")
                                .roleUsageList(
                                        List.of(RoleUsageType.builder().region(region).build()))
                                .build())
                .build();
    }
}
