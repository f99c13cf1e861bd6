package dev.gatehouse.iam.mfa;

import dev.gatehouse.api.iam.ListMFADevicesRequest;
import dev.gatehouse.api.iam.ListMFADevicesResponse;
import dev.gatehouse.api.iam.MFADevice;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the devices of a user, or of the caller.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListMFADevices.html">ListMFADevices</a>
public final class ListMfaDevices
        implements Operation<ListMFADevicesRequest, ListMFADevicesResponse> {
    private final Markers markers;

    public ListMfaDevices(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListMFADevicesRequest request, Call call) {
        return MfaOwner.of(request.userName(), call).access("iam:ListMFADevices", call);
    }

    @Override
    public ListMFADevicesResponse handle(ListMFADevicesRequest request, Call call) {
        Subject owner = MfaOwner.of(request.userName(), call);
        String ownerId = owner.ownerId(call);
        String shownName = MfaOwner.shownName(owner, call);
        Page<AssignedDevice> page =
                Page.of(
                        Lists.name(call, "ListMFADevices", ownerId),
                        Lists.byName(
                                AssignedDevice.of(ownerId, call.account(), call.view()),
                                AssignedDevice::serialNumber),
                        device -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListMFADevicesResponse.builder()
                .mfaDevices(page.map(device -> shown(device, shownName)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static MFADevice shown(AssignedDevice device, String userName) {
        return MFADevice.builder()
                .serialNumber(device.serialNumber())
                .enableDate(device.enabled())
                .userName(userName)
                .build();
    }
}
