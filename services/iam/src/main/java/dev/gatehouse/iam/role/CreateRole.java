package dev.gatehouse.iam.role;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.CreateRoleRequest;
import dev.gatehouse.api.iam.CreateRoleResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.boundary.Boundaries;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;
import java.util.TreeMap;

/// Creates a role, which has no permissions yet.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>
public final class CreateRole implements Operation<CreateRoleRequest, CreateRoleResponse> {
    private static final int DEFAULT_SESSION_SECONDS = 3_600;
    private final Ids ids;
    private final Boundaries boundaries;

    public CreateRole(Ids ids, Boundaries boundaries) {
        this.ids = ids;
        this.boundaries = boundaries;
    }

    @Override
    public Access access(CreateRoleRequest request, Call call) {
        String arn = Roles.TYPE.arn(call.account(), request.path().orElse("/"), request.roleName());
        return Tags.creating("iam:CreateRole", "iam:TagRole", arn, request.tags())
                .with("iam:PermissionsBoundary", request.permissionsBoundary());
    }

    @Override
    public CreateRoleResponse handle(CreateRoleRequest request, Call call) {
        if (request.path().orElse("/").startsWith(Role.SERVICE_PATH)) {
            throw INVALID_INPUT.because(
                    "Path prefix '%s' can only be used for AWS Service linked Roles",
                    Role.SERVICE_PATH);
        }
        Roles.in(call).requireUnused(request.roleName());
        request.permissionsBoundary().ifPresent(arn -> boundaries.require(arn, call));
        PinnedPolicy trust = TrustPolicy.of(request.assumeRolePolicyDocument(), call);
        Role role =
                new Role(
                        request.roleName(),
                        request.path().orElse("/"),
                        ids.next("AROA"),
                        call.at(),
                        trust.document(),
                        trust.principals(),
                        request.description(),
                        request.maxSessionDuration().orElse(DEFAULT_SESSION_SECONDS),
                        request.permissionsBoundary(),
                        Tags.of(request.tags(), call),
                        List.of(),
                        new TreeMap<>());
        Roles.in(call).add(role);
        return new CreateRoleResponse(RoleShape.of(role, call));
    }
}
