package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;

import dev.gatehouse.api.Blob;
import dev.gatehouse.api.iam.CreateVirtualMFADeviceRequest;
import dev.gatehouse.api.iam.CreateVirtualMFADeviceResponse;
import dev.gatehouse.api.iam.VirtualMFADevice;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Makes a virtual MFA device, of nobody yet. Its seed is shown this once, as text and as a QR
/// code.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateVirtualMFADevice.html">CreateVirtualMFADevice</a>
public final class CreateVirtualMfaDevice
        implements Operation<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceResponse> {
    private static final int MAX_SERIAL_NUMBER = 256;

    private final Ids ids;
    private final RandomGenerator secrets;

    /// @param secrets unpredictable
    public CreateVirtualMfaDevice(Ids ids, RandomGenerator secrets) {
        this.ids = ids;
        this.secrets = secrets;
    }

    @Override
    public Access access(CreateVirtualMFADeviceRequest request, Call call) {
        String arn =
                call.account()
                        .iamArn(
                                "mfa"
                                        + request.path().orElse("/")
                                        + request.virtualMFADeviceName());
        return Tags.creating("iam:CreateVirtualMFADevice", "iam:TagMFADevice", arn, request.tags());
    }

    @Override
    public CreateVirtualMFADeviceResponse handle(CreateVirtualMFADeviceRequest request, Call call) {
        var device =
                new MfaDevice(
                        request.virtualMFADeviceName(),
                        request.path().orElse("/"),
                        ids.next("MFAD"),
                        Tags.of(request.tags(), call),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0);
        String serialNumber = device.arn(call.account());
        if (serialNumber.length() > MAX_SERIAL_NUMBER) {
            throw VALIDATION_ERROR.because(
                    "The serial number of the device would be longer than %d characters.",
                    MAX_SERIAL_NUMBER);
        }
        if (MfaDevices.find(serialNumber, call).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "MFADevice entity at the same path and name already exists.");
        }
        Entities.requireBelow(
                Quota.VIRTUAL_MFA_DEVICES_PER_ACCOUNT, call.view().count(MfaDevice.KIND), call);
        Seed seed = Seed.next(secrets);
        MfaDevices.put(device, call);
        call.draft().putSecret(device.secretReference(), seed.secret());
        return new CreateVirtualMFADeviceResponse(
                VirtualMFADevice.builder()
                        .serialNumber(serialNumber)
                        .base32StringSeed(
                                Blob.of(seed.reveal().getBytes(StandardCharsets.US_ASCII)))
                        .qrCodePNG(Blob.of(QrCodePng.of(address(device, seed, call))))
                        .tags(Tags.shown(device.tags()))
                        .build());
    }

    /// What authenticator apps read from the code.
    private static String address(MfaDevice device, Seed seed, Call call) {
        String account =
                AccountProfile.in(call).alias().orElseGet(() -> call.account().id().value());
        return "otpauth://totp/%s@%s?secret=%s"
                .formatted(encoded(device.name()), encoded(account), seed.reveal());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
