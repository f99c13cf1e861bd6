package dev.gatehouse.iam.mfa;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Session;
import dev.gatehouse.domain.Sha256;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.FactorProof;
import dev.gatehouse.operation.ProofResult;
import dev.gatehouse.operation.Secrets;
import dev.gatehouse.store.Secret;
import dev.gatehouse.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Ten codes for somebody who has lost all devices, each good once. A code has 100 random bits, so
/// its plain hash cannot be guessed from; the hashes are sealed like all secrets. Codes go with the
/// last device.
public final class RecoveryCodes {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int COUNT = 10;
    private static final int LENGTH = 20;
    private static final int GROUP = 5;
    private static final Pattern CODE = Pattern.compile("[A-Z2-7]{" + LENGTH + "}");

    private final Secrets kept;
    private final Ids ids;
    private final RandomGenerator secrets;

    /// @param secrets unpredictable
    public RecoveryCodes(Secrets kept, Ids ids, RandomGenerator secrets) {
        this.kept = kept;
        this.ids = ids;
        this.secrets = secrets;
    }

    /// What it takes to make them.
    public static Access toMake(Call call) {
        return Subject.of(Optional.empty(), call).access("iam:EnableMFADevice", call);
    }

    /// Makes codes for the caller, in place of those that they have. They are shown this once.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if the caller is neither a user nor
    ///   root or has no device, `AccessDenied` if they have not proven a second factor: codes would
    ///   let in who has stolen a key
    public List<String> make(Call call) {
        if (call.caller() instanceof Caller.RoleSession) {
            throw VALIDATION_ERROR.because("Only users and root have recovery codes.");
        }
        String ownerId = call.caller().userId();
        if (!AssignedDevice.has(ownerId, call.view())) {
            throw VALIDATION_ERROR.because(
                    "Recovery codes stand in for MFA devices: enable a device first.");
        }
        boolean proven = call.credential().session().flatMap(Session::mfaAuthenticated).isPresent();
        if (!proven) {
            throw ACCESS_DENIED.because(
                    "Recovery codes are made by who has signed in with a second factor.");
        }
        remove(ownerId, call);
        var codes = new ArrayList<String>();
        var names = new ArrayList<String>();
        String id = ids.next("RCVR");
        var set = new RecoveryCodeSet(id, List.of(), call.at());
        for (int i = 1; i <= COUNT; i++) {
            String code = next();
            String name = String.valueOf(i);
            call.draft().putSecret(set.secretReference(name), Secret.of(Sha256.hex(code)));
            codes.add(grouped(code));
            names.add(name);
        }
        call.draft().put(RecoveryCodeSet.KIND, ownerId, new RecoveryCodeSet(id, names, call.at()));
        return codes;
    }

    private String next() {
        var code = new StringBuilder();
        while (code.length() < LENGTH) {
            code.append(BASE32.charAt(secrets.nextInt(BASE32.length())));
        }
        return code.toString();
    }

    private static String grouped(String code) {
        var grouped = new StringBuilder(code);
        for (int i = LENGTH - GROUP; i > 0; i -= GROUP) {
            grouped.insert(i, '-');
        }
        return grouped.toString();
    }

    /// What a code proves of the caller. All hashes are compared, whichever it is.
    ProofResult spend(FactorProof.RecoveryCode proof, Call call) {
        String ownerId = call.caller().userId();
        Optional<RecoveryCodeSet> set = call.view().find(RecoveryCodeSet.KIND, ownerId);
        String code = proof.code().replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
        if (set.isEmpty() || !CODE.matcher(code).matches()) {
            return new ProofResult.Wrong();
        }
        Secret brought = Secret.of(Sha256.hex(code));
        List<String> same =
                set.get().left().stream()
                        .filter(name ->
                                kept.find(call.account(), set.get().secretReference(name))
                                        .filter(brought::equals)
                                        .isPresent())
                        .toList();
        if (same.isEmpty()) {
            return new ProofResult.Wrong();
        }
        RecoveryCodeSet rest = set.get().without(same.getFirst());
        call.draft().put(RecoveryCodeSet.KIND, ownerId, rest);
        call.draft().removeSecret(rest.secretReference(same.getFirst()));
        return new ProofResult.ByRecoveryCode(rest.left().size());
    }

    static OptionalInt left(String ownerId, View view) {
        return view.find(RecoveryCodeSet.KIND, ownerId).stream()
                .mapToInt(set -> set.left().size())
                .findFirst();
    }

    /// Removes the codes of somebody, if there are any.
    static void remove(String ownerId, Call call) {
        call.view()
                .find(RecoveryCodeSet.KIND, ownerId)
                .ifPresent(set -> {
                    set.left()
                            .forEach(name -> call.draft().removeSecret(set.secretReference(name)));
                    call.draft().remove(RecoveryCodeSet.KIND, ownerId);
                });
    }
}
