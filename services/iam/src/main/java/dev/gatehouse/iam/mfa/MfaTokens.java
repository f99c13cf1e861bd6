package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.DELETE_CONFLICT;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.operation.Call;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/// The hardware tokens that an account knows: those whose seeds were brought along. AWS has the
/// seeds from the manufacturer.
public final class MfaTokens {
    private static final Pattern SERIAL_NUMBER = Pattern.compile("[\\w+=,.@-]{9,256}");

    private final Ids ids;

    public MfaTokens(Ids ids) {
        this.ids = ids;
    }

    /// How a seed is written.
    public enum Encoding {
        BASE32,
        HEX
    }

    /// Adds a token of nobody.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if the serial number or the seed is
    ///   not one, `EntityAlreadyExists` if there is the token, `LimitExceeded`
    public void add(String serialNumber, String seed, Encoding encoding, Call call) {
        if (!SERIAL_NUMBER.matcher(serialNumber).matches()) {
            throw VALIDATION_ERROR.because(
                    "The serial number of a token has 9 to 256 letters, digits and the characters"
                            + " _+=,.@-.");
        }
        Seed parsed =
                parsed(seed, encoding)
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "The seed of the token %s is not one of 16 to 64 bytes in"
                                                + " %s.",
                                        serialNumber,
                                        encoding == Encoding.HEX ? "hexadecimal" : "base 32"));
        if (MfaDevices.findToken(serialNumber, call).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "MFA token with serial number %s already exists.", serialNumber);
        }
        Entities.requireBelow(Quota.MFA_TOKENS_PER_ACCOUNT, MfaDevices.tokens(call), call);
        MfaDevice token = MfaDevice.token(serialNumber, ids.next("MFAD"));
        MfaDevices.put(token, call);
        call.draft().putSecret(token.secretReference(), parsed.secret());
    }

    private static Optional<Seed> parsed(String seed, Encoding encoding) {
        return switch (encoding) {
            case BASE32 -> Seed.ofBase32(seed);
            case HEX -> Seed.ofHex(seed);
        };
    }

    /// The tokens after a serial number, in their order; all from the first one for an empty text.
    public static Collection<MfaDevice> after(String serialNumber, Call call) {
        return call
                .view()
                .map(MfaDevice.KIND)
                .tailMap(Names.key(serialNumber) + '\0')
                .values()
                .stream()
                .filter(MfaDevice::hardware)
                .toList();
    }

    /// Removes a token of nobody, with its seed.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, `DeleteConflict` if
    ///   it is somebody's
    public static void remove(String serialNumber, Call call) {
        MfaDevice token =
                MfaDevices.findToken(serialNumber, call)
                        .orElseThrow(() ->
                                NO_SUCH_ENTITY.because(
                                        "MFA token with serial number %s doesn't exist.",
                                        serialNumber));
        if (token.ownerId().isPresent()) {
            throw DELETE_CONFLICT.because("MFA token in use. Must deactivate first.");
        }
        call.draft().remove(MfaDevice.KIND, token.key());
        call.draft().removeSecret(token.secretReference());
    }
}
