package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.api.iam.EnableMFADeviceRequest;
import dev.gatehouse.api.iam.EnableMFADeviceResponse;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Makes a device a user's, who proves with two codes in a row that they have it.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableMFADevice.html">EnableMFADevice</a>
public final class EnableMfaDevice
        implements Operation<EnableMFADeviceRequest, EnableMFADeviceResponse> {
    private final MfaDevices devices;

    public EnableMfaDevice(MfaDevices devices) {
        this.devices = devices;
    }

    @Override
    public Access access(EnableMFADeviceRequest request, Call call) {
        return MfaOwner.of(request.userName(), call).access("iam:EnableMFADevice", call);
    }

    @Override
    public EnableMFADeviceResponse handle(EnableMFADeviceRequest request, Call call) {
        String ownerId = MfaOwner.of(request.userName(), call).ownerId(call);
        MfaDevice device = MfaDevices.get(request.serialNumber(), call);
        if (device.ownerId().isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because("MFA Device is already in use.");
        }
        Entities.requireBelow(
                Quota.MFA_DEVICES_PER_USER,
                AssignedDevice.of(ownerId, call.account(), call.view()).size(),
                call);
        MfaDevice synchronised =
                devices.synchronised(
                        device, request.authenticationCode1(), request.authenticationCode2(), call);
        MfaDevices.put(synchronised.assignedTo(ownerId, call.at()), call);
        return new EnableMFADeviceResponse();
    }
}
