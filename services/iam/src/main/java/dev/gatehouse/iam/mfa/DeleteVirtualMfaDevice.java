package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;

import dev.gatehouse.api.iam.DeleteVirtualMFADeviceRequest;
import dev.gatehouse.api.iam.DeleteVirtualMFADeviceResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Deletes a device that is nobody's, with its seed.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteVirtualMFADevice.html">DeleteVirtualMFADevice</a>
public final class DeleteVirtualMfaDevice
        implements Operation<DeleteVirtualMFADeviceRequest, DeleteVirtualMFADeviceResponse> {
    @Override
    public Access access(DeleteVirtualMFADeviceRequest request, Call call) {
        return MfaDevices.access("iam:DeleteVirtualMFADevice", request.serialNumber(), call);
    }

    @Override
    public DeleteVirtualMFADeviceResponse handle(DeleteVirtualMFADeviceRequest request, Call call) {
        MfaDevice device = MfaDevices.getVirtual(request.serialNumber(), call);
        if (device.ownerId().isPresent()) {
            throw DELETE_CONFLICT.because("MFA VirtualDevice in use. Must deactivate first.");
        }
        call.draft().remove(MfaDevice.KIND, device.key());
        call.draft().removeSecret(device.secretReference());
        return new DeleteVirtualMFADeviceResponse();
    }
}
