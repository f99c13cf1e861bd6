package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;
import static dev.gatehouse.api.iam.IamErrorCode.INVALID_AUTHENTICATION_CODE;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.entity.Deletion;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.FactorProof;
import dev.gatehouse.operation.KeyAnswers;
import dev.gatehouse.operation.KeyCredential;
import dev.gatehouse.operation.ProofResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The security keys and passkeys of an account: how callers register their own, and how they prove
/// that they have them.
public final class SecurityKeys {
    /// A user with a security key cannot be deleted.
    public static final Deletion.Obstacle OBSTACLE =
            new Deletion.Obstacle(SecurityKey.KIND, "owner", "must delete MFA device first.");

    private static final Duration REGISTRATION_LASTS = Duration.ofMinutes(5);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_+=,.@-]{1,64}");

    /// Tells policies of `iam:EnableMFADevice` that a security key is registered, and how far it
    /// has come.
    private static final String STEP = "iam:RegisterSecurityKey";

    private final KeyAnswers answers;
    private final Sealing sealing;
    private final Ids ids;

    public SecurityKeys(KeyAnswers answers, Sealing sealing, Ids ids) {
        this.answers = answers;
        this.sealing = sealing;
        this.ids = ids;
    }

    /// A registration that has begun.
    ///
    /// @param ticket what the caller finishes it with
    /// @param challenge what the key is asked to sign, in base64url
    /// @param site the relying party id
    /// @param known the credentials that the caller has already, in base64url: the same key is not
    ///   registered twice
    public record Begun(
            String ticket, String challenge, String site, Instant expires, List<String> known) {
        public Begun {
            known = List.copyOf(known);
        }
    }

    /// A key that was registered.
    public record Registered(String serialNumber, Instant enabled) {}

    /// What it takes to begin.
    public static Access toBegin(Call call) {
        return Subject.of(Optional.empty(), call)
                .access("iam:EnableMFADevice", call)
                .with(STEP, "CreateChallenge");
    }

    /// What it takes to finish.
    public static Access toFinish(Call call) {
        return Subject.of(Optional.empty(), call)
                .access("iam:EnableMFADevice", call)
                .with(STEP, "Activate");
    }

    /// Begins to register a key of the caller.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if the name is none or the caller
    ///   is neither a user nor root, `LimitExceeded` if they have as many devices as can be
    public Begun begin(String name, Call call) {
        if (!NAME.matcher(name).matches()) {
            throw VALIDATION_ERROR.because(
                    "The name of a device has 1 to 64 letters, digits and characters of _+=,.@-");
        }
        String ownerId = ownerId(call);
        requireRoom(ownerId, call);
        Instant expires = call.at().plus(REGISTRATION_LASTS);
        String ticket =
                KeyRegistration.of(call.account(), ownerId, ids.nextDeviceId(), name, expires)
                        .sealed(sealing);
        return new Begun(
                ticket,
                KeyRegistration.challenge(ticket),
                answers.site(),
                expires,
                of(ownerId, call).stream().map(SecurityKey::credentialId).toList());
    }

    /// Makes a key the caller's, which has answered.
    ///
    /// @param answer the `PublicKeyCredential` of the browser, as JSON
    /// @throws dev.gatehouse.api.AwsException `InvalidAuthenticationCode` if the ticket is not the
    ///   caller's or has ended, or the answer is not one to it, `EntityAlreadyExists` if the key is
    ///   registered already, `LimitExceeded`
    public Registered finish(String ticket, String answer, Call call) {
        String ownerId = ownerId(call);
        KeyRegistration registration =
                KeyRegistration.open(ticket, sealing)
                        .filter(begun -> begun.isOf(call.account(), ownerId))
                        .filter(begun -> call.at().isBefore(begun.expires()))
                        .orElseThrow(() ->
                                INVALID_AUTHENTICATION_CODE.because(
                                        "The registration has ended or is not yours: begin"
                                                + " again."));
        KeyCredential credential =
                answers.registered(KeyRegistration.challenge(ticket), answer)
                        .orElseThrow(() ->
                                INVALID_AUTHENTICATION_CODE.because(
                                        "The security key's answer is not valid for this"
                                                + " registration."));
        boolean known =
                call.view().find(SecurityKey.KIND, registration.keyId()).isPresent()
                        || !call.view()
                                .by(SecurityKey.KIND, "credential", credential.credentialId())
                                .isEmpty();
        if (known) {
            throw ENTITY_ALREADY_EXISTS.because("MFA Device is already in use.");
        }
        requireRoom(ownerId, call);
        var key =
                SecurityKey.of(
                        registration.keyId(),
                        registration.name(),
                        call.caller(),
                        call.at(),
                        credential);
        put(key, call);
        return new Registered(key.serialNumber(call.account()), key.enabled());
    }

    private static String ownerId(Call call) {
        if (call.caller() instanceof Caller.RoleSession) {
            throw VALIDATION_ERROR.because("Only users and root have MFA devices.");
        }
        return call.caller().userId();
    }

    private static void requireRoom(String ownerId, Call call) {
        Entities.requireBelow(
                Quota.MFA_DEVICES_PER_USER,
                AssignedDevice.of(ownerId, call.account(), call.view()).size(),
                call);
    }

    /// What an answer to a challenge at a sign-in proves of the caller.
    ProofResult spend(FactorProof.Assertion proof, Call call) {
        Optional<SecurityKey> found =
                answers.credentialId(proof.answer())
                        .flatMap(id ->
                                of(call.caller().userId(), call).stream()
                                        .filter(key -> key.credentialId().equals(id))
                                        .findFirst());
        if (found.isEmpty()) {
            return new ProofResult.Wrong();
        }
        SecurityKey key = found.get();
        return switch (answers.asserted(key.credential(), proof.challenge(), proof.answer())) {
            case KeyAnswers.Assertion.Right(KeyCredential counted) -> {
                put(key.counted(counted.counter()), call);
                yield new ProofResult.ByDevice(key.serialNumber(call.account()));
            }
            case KeyAnswers.Assertion.FromCopy _ -> new ProofResult.FromCopy();
            case KeyAnswers.Assertion.Wrong _ -> new ProofResult.Wrong();
        };
    }

    String site() {
        return answers.site();
    }

    static List<SecurityKey> of(String ownerId, Call call) {
        return call.view().by(SecurityKey.KIND, "owner", ownerId);
    }

    /// The key of an owner with this serial number.
    static Optional<SecurityKey> find(String serialNumber, String ownerId, Call call) {
        return of(ownerId, call).stream()
                .filter(key -> key.serialNumber(call.account()).equalsIgnoreCase(serialNumber))
                .findFirst();
    }

    private static void put(SecurityKey key, Call call) {
        call.draft().put(SecurityKey.KIND, key.id(), key);
    }

    static void remove(SecurityKey key, Call call) {
        call.draft().remove(SecurityKey.KIND, key.id());
    }
}
