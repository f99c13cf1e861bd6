package dev.gatehouse.iam.mfa;

import dev.gatehouse.api.iam.ResyncMFADeviceRequest;
import dev.gatehouse.api.iam.ResyncMFADeviceResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Learns from two codes in a row how far the clock of a user's device is off.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ResyncMFADevice.html">ResyncMFADevice</a>
public final class ResyncMfaDevice
        implements Operation<ResyncMFADeviceRequest, ResyncMFADeviceResponse> {
    private final MfaDevices devices;

    public ResyncMfaDevice(MfaDevices devices) {
        this.devices = devices;
    }

    @Override
    public Access access(ResyncMFADeviceRequest request, Call call) {
        return MfaOwner.of(request.userName(), call).access("iam:ResyncMFADevice", call);
    }

    @Override
    public ResyncMFADeviceResponse handle(ResyncMFADeviceRequest request, Call call) {
        String ownerId = MfaOwner.of(request.userName(), call).ownerId(call);
        MfaDevice device = MfaDevices.get(request.serialNumber(), ownerId, call);
        MfaDevices.put(
                devices.resynchronised(
                        device, request.authenticationCode1(), request.authenticationCode2(), call),
                call);
        return new ResyncMFADeviceResponse();
    }
}
