package dev.gatehouse.iam.mfa;

import dev.gatehouse.api.iam.GetMFADeviceRequest;
import dev.gatehouse.api.iam.GetMFADeviceResponse;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Shows a device of a user.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetMFADevice.html">GetMFADevice</a>
public final class GetMfaDevice implements Operation<GetMFADeviceRequest, GetMFADeviceResponse> {
    @Override
    public Access access(GetMFADeviceRequest request, Call call) {
        return MfaOwner.of(request.userName(), call).access("iam:GetMFADevice", call);
    }

    @Override
    public GetMFADeviceResponse handle(GetMFADeviceRequest request, Call call) {
        Subject owner = MfaOwner.of(request.userName(), call);
        AssignedDevice device = device(request.serialNumber(), owner.ownerId(call), call);
        return GetMFADeviceResponse.builder()
                .serialNumber(device.serialNumber())
                .enableDate(device.enabled())
                .userName(MfaOwner.shownName(owner, call))
                .build();
    }

    private static AssignedDevice device(String serialNumber, String ownerId, Call call) {
        return SecurityKeys.find(serialNumber, ownerId, call)
                .map(key -> new AssignedDevice(key.serialNumber(call.account()), key.enabled()))
                .orElseGet(() -> {
                    MfaDevice device = MfaDevices.get(serialNumber, ownerId, call);
                    return new AssignedDevice(
                            device.serialNumber(call.account()), device.enabled().orElseThrow());
                });
    }
}
