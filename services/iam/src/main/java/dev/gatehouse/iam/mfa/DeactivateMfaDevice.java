package dev.gatehouse.iam.mfa;

import dev.gatehouse.api.iam.DeactivateMFADeviceRequest;
import dev.gatehouse.api.iam.DeactivateMFADeviceResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Takes a device from a user. A virtual one is nobody's then, and can be enabled again; a security
/// key is gone.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeactivateMFADevice.html">DeactivateMFADevice</a>
public final class DeactivateMfaDevice
        implements Operation<DeactivateMFADeviceRequest, DeactivateMFADeviceResponse> {
    @Override
    public Access access(DeactivateMFADeviceRequest request, Call call) {
        return MfaOwner.of(request.userName(), call).access("iam:DeactivateMFADevice", call);
    }

    @Override
    public DeactivateMFADeviceResponse handle(DeactivateMFADeviceRequest request, Call call) {
        String ownerId = MfaOwner.of(request.userName(), call).ownerId(call);
        MfaDevices.deactivate(request.serialNumber(), ownerId, call);
        return new DeactivateMFADeviceResponse();
    }
}
