package dev.gatehouse.iam.mfa;

import dev.gatehouse.api.iam.ListVirtualMFADevicesRequest;
import dev.gatehouse.api.iam.ListVirtualMFADevicesResponse;
import dev.gatehouse.api.iam.User;
import dev.gatehouse.api.iam.VirtualMFADevice;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.UserShape;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.Optional;

/// Lists the virtual devices of the account: all, those of somebody, or those of nobody.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html">ListVirtualMFADevices</a>
public final class ListVirtualMfaDevices
        implements Operation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse> {
    private final Markers markers;

    public ListVirtualMfaDevices(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListVirtualMFADevicesRequest request, Call call) {
        return Access.to("iam:ListVirtualMFADevices", call.account().iamArn("mfa/"));
    }

    @Override
    public ListVirtualMFADevicesResponse handle(ListVirtualMFADevicesRequest request, Call call) {
        String status = request.assignmentStatus().orElse("Any");
        Page<MfaDevice> page =
                Page.of(
                        Lists.name(call, "ListVirtualMFADevices", status),
                        call.view().map(MfaDevice.KIND),
                        device -> !device.hardware() && has(device, status),
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListVirtualMFADevicesResponse.builder()
                .virtualMFADevices(page.map(device -> shown(device, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static boolean has(MfaDevice device, String status) {
        return switch (status) {
            case "Assigned" -> device.ownerId().isPresent();
            case "Unassigned" -> device.ownerId().isEmpty();
            default -> true;
        };
    }

    private static VirtualMFADevice shown(MfaDevice device, Call call) {
        return VirtualMFADevice.builder()
                .serialNumber(device.serialNumber(call.account()))
                .enableDate(device.enabled())
                .user(device.ownerId().flatMap(id -> owner(id, call)))
                .build();
    }

    private static Optional<User> owner(String id, Call call) {
        return id.equals(call.account().id().value())
                ? Optional.of(UserShape.root(call))
                : Users.in(call).by("id", id).stream()
                        .findFirst()
                        .map(user -> UserShape.listed(user, call.account()));
    }
}
