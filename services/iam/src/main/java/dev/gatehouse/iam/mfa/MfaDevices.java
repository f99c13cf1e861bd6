package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.iam.IamErrorCode.CONCURRENT_MODIFICATION;
import static dev.gatehouse.api.iam.IamErrorCode.INVALID_AUTHENTICATION_CODE;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.credential.Proofs;
import dev.gatehouse.iam.credential.WrongTries;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.tag.Tagged;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Factor;
import dev.gatehouse.operation.FactorProof;
import dev.gatehouse.operation.ProofResult;
import dev.gatehouse.operation.SecondFactors;
import dev.gatehouse.store.View;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The MFA devices of an account, and the codes that they make. Codes are judged by the machine's
/// clock, which devices follow too.
public final class MfaDevices implements SecondFactors {
    /// A user with a device cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(MfaDevice.KIND, "owner", "must delete MFA device first.");

    /// Virtual devices as they are tagged: addressed by serial number.
    public static final Tagged<MfaDevice> TAGGED = new ByNumber();

    /// By how many steps the clock of a device may be off when a code is given.
    private static final long SLACK = 1;

    /// By how many when two codes in a row are given: the chance to hit by guessing is small then.
    private static final long SLACK_OF_TWO = 20;

    /// The same when a device is known to be far off: a day.
    private static final long SLACK_OF_RESYNC = 2_880;

    private final Proofs proofs;
    private final WrongTries tries;
    private final SecurityKeys keys;
    private final RecoveryCodes codes;

    public MfaDevices(Proofs proofs, SecurityKeys keys, RecoveryCodes codes) {
        this.proofs = proofs;
        this.keys = keys;
        this.codes = codes;
        this.tries = new WrongTries(proofs.machineTime());
    }

    @Override
    public List<Factor> factors(Account account, View view, String ownerId) {
        return Stream.<Factor>concat(
                        view.by(MfaDevice.KIND, "owner", ownerId).stream()
                                .map(device ->
                                        new Factor.OneTimeCodes(device.serialNumber(account))),
                        view.by(SecurityKey.KIND, "owner", ownerId).stream()
                                .map(key ->
                                        new Factor.SecurityKey(
                                                key.serialNumber(account),
                                                key.credentialId(),
                                                key.site())))
                .sorted(Comparator.comparing(Factor::serialNumber))
                .toList();
    }

    @Override
    public OptionalInt recoveryCodes(View view, String ownerId) {
        return RecoveryCodes.left(ownerId, view);
    }

    @Override
    public String site() {
        return keys.site();
    }

    /// Takes a device from its owner. Recovery codes go with the last.
    ///
    /// @throws AwsException `NoSuchEntity` if it is not theirs
    static void deactivate(String serialNumber, String ownerId, Call call) {
        SecurityKeys.find(serialNumber, ownerId, call)
                .ifPresentOrElse(
                        key -> SecurityKeys.remove(key, call),
                        () -> put(get(serialNumber, ownerId, call).unassigned(), call));
        if (!AssignedDevice.has(ownerId, call.view())) {
            RecoveryCodes.remove(ownerId, call);
        }
    }

    /// What was taken from somebody.
    ///
    /// @param serialNumbers of the devices
    /// @param recoveryCodes how many
    public record Reset(List<String> serialNumbers, int recoveryCodes) {
        public Reset {
            serialNumbers = List.copyOf(serialNumbers);
        }
    }

    /// What it takes to reset a user's second factors.
    public static Access toReset(String userName, Call call) {
        return MfaOwner.of(userName, call).access("iam:DeactivateMFADevice", call);
    }

    /// Takes all second factors from a user who has lost them.
    ///
    /// @throws AwsException `NoSuchEntity` if there is no such user
    public static Reset reset(String userName, Call call) {
        String ownerId = MfaOwner.of(userName, call).ownerId(call);
        int codes = RecoveryCodes.left(ownerId, call.view()).orElse(0);
        List<String> serialNumbers =
                AssignedDevice.of(ownerId, call.account(), call.view()).stream()
                        .map(AssignedDevice::serialNumber)
                        .toList();
        serialNumbers.forEach(serialNumber -> deactivate(serialNumber, ownerId, call));
        RecoveryCodes.remove(ownerId, call);
        return new Reset(serialNumbers, codes);
    }

    /// How many virtual devices there are, of somebody and of nobody.
    static int virtualOnes(Call call) {
        return count(device -> !device.hardware(), call);
    }

    /// How many hardware tokens there are, of somebody and of nobody.
    static int tokens(Call call) {
        return count(MfaDevice::hardware, call);
    }

    private static int count(Predicate<MfaDevice> which, Call call) {
        return (int) call.view().all(MfaDevice.KIND).stream().filter(which).count();
    }

    /// The device of a serial number: the ARN of a virtual one, or what stands on a token.
    static Optional<MfaDevice> find(String serialNumber, Call call) {
        return findVirtual(serialNumber, call).or(() -> findToken(serialNumber, call));
    }

    static Optional<MfaDevice> findVirtual(String serialNumber, Call call) {
        String before = call.account().iamArn("mfa");
        return serialNumber.startsWith(before + "/")
                ? call.view()
                        .find(MfaDevice.KIND, Names.key(serialNumber.substring(before.length())))
                : Optional.empty();
    }

    // INVARIANT: keys of virtual devices begin with a path, so no serial number of a token is one.
    static Optional<MfaDevice> findToken(String serialNumber, Call call) {
        return call.view()
                .find(MfaDevice.KIND, Names.key(serialNumber))
                .filter(MfaDevice::hardware);
    }

    /// The device of a serial number.
    ///
    /// @throws AwsException `NoSuchEntity` if there is none
    static MfaDevice get(String serialNumber, Call call) {
        return existing(find(serialNumber, call), serialNumber);
    }

    /// The virtual device of a serial number.
    ///
    /// @throws AwsException `NoSuchEntity` if there is none, or if it is a hardware token
    static MfaDevice getVirtual(String serialNumber, Call call) {
        return existing(findVirtual(serialNumber, call), serialNumber);
    }

    private static MfaDevice existing(Optional<MfaDevice> found, String serialNumber) {
        return found.orElseThrow(() ->
                NO_SUCH_ENTITY.because(
                        "VirtualMFADevice with serial number %s doesn't exist.", serialNumber));
    }

    /// The device of a serial number, which must be this owner's.
    ///
    /// @throws AwsException `NoSuchEntity` if it is not
    static MfaDevice get(String serialNumber, String ownerId, Call call) {
        MfaDevice device = get(serialNumber, call);
        if (!device.isOf(ownerId)) {
            throw NO_SUCH_ENTITY.because("MFA Device invalid for user.");
        }
        return device;
    }

    static void put(MfaDevice device, Call call) {
        call.draft().put(MfaDevice.KIND, device.key(), device);
    }

    /// An action on a virtual device; what has another form of serial number is none of the
    /// account.
    static Access access(String action, String serialNumber, Call call) {
        return findVirtual(serialNumber, call)
                .map(device ->
                        Access.to(action, device.arn(call.account()))
                                .onResourceTagged(device.tags()))
                .orElseGet(() -> Access.to(action, absent(serialNumber, call)));
    }

    private static String absent(String serialNumber, Call call) {
        return serialNumber.startsWith(call.account().iamArn("mfa/"))
                ? serialNumber
                : call.account().iamArn("mfa/" + serialNumber.replaceAll("[:/]", "-"));
    }

    /// A device after two codes in a row, neither of them used before.
    ///
    /// @throws AwsException `InvalidAuthenticationCode` if they are not
    MfaDevice synchronised(MfaDevice device, String first, String second, Call call) {
        return synchronisedWithin(SLACK_OF_TWO, device, first, second, call);
    }

    /// The same for a device whose clock is far off.
    ///
    /// @throws AwsException `InvalidAuthenticationCode` if they are not two codes in a row
    MfaDevice resynchronised(MfaDevice device, String first, String second, Call call) {
        return synchronisedWithin(SLACK_OF_RESYNC, device, first, second, call);
    }

    private MfaDevice synchronisedWithin(
            long slack, MfaDevice device, String first, String second, Call call) {
        Supplier<AwsException> tooMany =
                () ->
                        INVALID_AUTHENTICATION_CODE.because(
                                "Too many wrong codes: wait a minute before the next try.");
        Supplier<AwsException> wrong =
                () ->
                        INVALID_AUTHENTICATION_CODE.because(
                                "Authentication code for device is not valid.");
        long now = Seed.step(proofs.machineTime().instant());
        long step = find(device, now - slack, now + slack, call, tooMany, wrong, first, second);
        return device.spending(step + 1, step + 1 - now);
    }

    @Override
    public void check(String serialNumber, String code, Call call) {
        spending(serialNumber, code, call);
    }

    @Override
    public void spend(String serialNumber, String code, Call call) {
        put(spending(serialNumber, code, call), call);
    }

    @Override
    public ProofResult spend(FactorProof proof, Call call) {
        return switch (proof) {
            case FactorProof.OneTimeCode code -> spend(code, call);
            case FactorProof.Assertion assertion -> keys.spend(assertion, call);
            case FactorProof.RecoveryCode code -> codes.spend(code, call);
        };
    }

    private ProofResult spend(FactorProof.OneTimeCode code, Call call) {
        try {
            spend(code.serialNumber(), code.code(), call);
        } catch (AwsException wrong) {
            return new ProofResult.Wrong();
        }
        return new ProofResult.ByDevice(code.serialNumber());
    }

    private MfaDevice spending(String serialNumber, String code, Call call) {
        MfaDevice device =
                find(serialNumber, call)
                        .filter(found -> found.isOf(call.caller().userId()))
                        .orElseThrow(() ->
                                ACCESS_DENIED.because(
                                        "MultiFactorAuthentication failed, unable to validate MFA"
                                                + " code.  Please verify your MFA serial number is"
                                                + " valid and associated with this user."));
        Supplier<AwsException> tooMany =
                () ->
                        ACCESS_DENIED.because(
                                "MultiFactorAuthentication failed: too many wrong codes, wait a"
                                        + " minute before the next try.");
        Supplier<AwsException> wrong =
                () ->
                        ACCESS_DENIED.because(
                                "MultiFactorAuthentication failed with invalid MFA one time pass"
                                        + " code.");
        long now = Seed.step(proofs.machineTime().instant());
        long theirs = now + device.drift();
        long step = find(device, theirs - SLACK, theirs + SLACK, call, tooMany, wrong, code);
        return device.spending(step, step - now);
    }

    private long find(
            MfaDevice device,
            long from,
            long to,
            Call call,
            Supplier<AwsException> tooMany,
            Supplier<AwsException> wrong,
            String... codes) {
        tries.requireFew(device.id(), tooMany);
        OptionalLong step = seed(device, call).find(Math.max(from, device.spent() + 1), to, codes);
        if (step.isEmpty()) {
            tries.wrong(device.id());
            throw wrong.get();
        }
        tries.right(device.id());
        return step.getAsLong();
    }

    private Seed seed(MfaDevice device, Call call) {
        return proofs.kept()
                .find(call.account(), device.secretReference())
                .map(Seed::of)
                .orElseThrow(() ->
                        CONCURRENT_MODIFICATION.because(
                                "The device is just being made: try again."));
    }

    private static final class ByNumber implements Tagged<MfaDevice> {
        @Override
        public Access access(String action, String serialNumber, Call call) {
            return MfaDevices.access(action, serialNumber, call);
        }

        @Override
        public MfaDevice get(String action, String serialNumber, Call call) {
            return MfaDevices.getVirtual(serialNumber, call);
        }

        @Override
        public void retag(MfaDevice device, SortedMap<String, String> tags, Call call) {
            put(device.withTags(tags), call);
        }
    }
}
