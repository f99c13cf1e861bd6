package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.EXPIRED_TOKEN;
import static dev.gatehouse.api.CommonErrorCode.INVALID_CLIENT_TOKEN_ID;
import static dev.gatehouse.api.CommonErrorCode.SIGNATURE_DOES_NOT_MATCH;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Session;
import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.operation.AccessKeyDirectory;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.operation.IssuedSession;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.operation.SessionTokens;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.View;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.sigv4.Signature;
import dev.gatehouse.wire.sigv4.SignatureVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds out who signed a request, and that they did.
final class Authenticator {
    /// The longest access key id that AWS knows.
    private static final int MAX_ID = 128;

    private final Store store;
    private final AccessKeyDirectory accessKeys;
    private final IdentityDirectory identities;
    private final PersonDirectory people;
    private final SessionTokens tokens;
    private final AdjustableClock clock;
    private final Set<Partition> partitions;
    private final Optional<UnknownKeys> unknownKeys;
    private final Optional<Duration> maxKeyAge;
    private final SignatureVerifier signatures = new SignatureVerifier();

    /// @param partitions where there can be accounts; an account id may exist in each of them, and
    ///   the region of a signature says which account is meant
    /// @param unknownKeys spares a store on a disk the guesses of strangers
    /// @param maxKeyAge after which long-term keys are refused; never if empty
    Authenticator(
            Store store,
            AccessKeyDirectory accessKeys,
            IdentityDirectory identities,
            PersonDirectory people,
            SessionTokens tokens,
            AdjustableClock clock,
            Set<Partition> partitions,
            Optional<UnknownKeys> unknownKeys,
            Optional<Duration> maxKeyAge) {
        this.store = store;
        this.accessKeys = accessKeys;
        this.identities = identities;
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
        this.partitions = Set.copyOf(partitions);
        this.unknownKeys = unknownKeys;
        this.maxKeyAge = maxKeyAge;
    }

    /// Who signed a request.
    record Signer(Caller caller, Credential credential) {}

    /// The signer, if the signature is right.
    ///
    /// @param services the signing names that may stand in the signature's scope
    /// @throws AwsException `InvalidClientTokenId`, `ExpiredToken` or `SignatureDoesNotMatch`
    Signer authenticate(WireRequest request, Signature signature, Set<String> services) {
        Keyed keyed = keyed(signature, request.sourceAddress());
        signatures.verify(request, signature, keyed.secretAccessKey(), services, times());
        requireYoung(keyed);
        return keyed.signer();
    }

    /// The signer of a request that another service received, with the key of its scope.
    ///
    /// @param bodyHash the SHA-256 of the body in hexadecimal
    /// @throws AwsException as [#authenticate]
    Proven prove(
            WireRequest request,
            Supplier<String> bodyHash,
            Signature signature,
            Set<String> services) {
        Keyed keyed = keyed(signature, request.sourceAddress());
        String secret = keyed.secretAccessKey();
        signatures.verify(request, bodyHash, signature, secret, services, times());
        requireYoung(keyed);
        return new Proven(keyed.signer(), () -> signatures.signingKey(secret, signature.scope()));
    }

    /// Who signed a request, and the key for the scope of the signature.
    record Proven(Signer signer, Supplier<byte[]> signingKey) {}

    /// Refuses a key that is too old. Asked when the signature is proven: who does not have the
    /// secret learns nothing of a key's age.
    private void requireYoung(Keyed keyed) {
        if (maxKeyAge.isPresent()
                && keyed.made()
                        .filter(made -> clock.instant().isAfter(made.plus(maxKeyAge.get())))
                        .isPresent()) {
            throw INVALID_CLIENT_TOKEN_ID.because(
                    "The security token included in the request is invalid: the access key is older"
                            + " than %d days. Let a new one be made for you, and this one be"
                            + " deleted.",
                    maxKeyAge.get().toDays());
        }
    }

    private Set<Instant> times() {
        return Set.copyOf(List.of(clock.instant(), clock.machineTime()));
    }

    private Keyed keyed(Signature signature, String address) {
        if (!partitions.contains(Partition.ofRegion(signature.scope().region()))) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "Credential should be scoped to a valid region, such as 'us-east-1': there are"
                            + " no accounts in the partition of '%s'.",
                    shortened(signature.scope().region()));
        }
        return signature
                .sessionToken()
                .map(token -> bySession(signature, token))
                .orElseGet(() -> byAccessKey(signature, address));
    }

    private Keyed byAccessKey(Signature signature, String address) {
        String id = signature.accessKeyId();
        if (id.length() > MAX_ID) {
            throw unknown();
        }
        unknownKeys.ifPresent(known -> known.check(id, address));
        Account account =
                home(signature)
                        .filter(home -> isKept(home, id))
                        .orElseThrow(() ->
                                unknownKeys
                                        .map(known -> known.missed(id, address))
                                        .orElseGet(Authenticator::unknown));
        AccessKeyDirectory.Entry key =
                accessKeys
                        .find(account, view(account), signature.accessKeyId())
                        .filter(AccessKeyDirectory.Entry::active)
                        .orElseThrow(Authenticator::unknown);
        String secret =
                store.secret(JournalId.of(account), key.secretReference())
                        .orElseThrow(Authenticator::unknown)
                        .reveal();
        var credential = Credential.longTerm(signature.accessKeyId());
        return new Keyed(new Signer(key.owner(), credential), secret, Optional.of(key.created()));
    }

    private Keyed bySession(Signature signature, String token) {
        IssuedSession issued =
                tokens.open(token)
                        .filter(session -> session.accessKeyId().equals(signature.accessKeyId()))
                        .filter(session -> isOf(session.caller().account(), signature))
                        .filter(session -> exists(session.caller()))
                        .filter(this::goesOn)
                        .orElseThrow(Authenticator::unknown);
        if (!clock.instant().isBefore(issued.session().expires())) {
            throw EXPIRED_TOKEN.because("The security token included in the request is expired");
        }
        var credential = Credential.temporary(issued.accessKeyId(), issued.session());
        return new Keyed(
                new Signer(issued.caller(), credential),
                issued.secretAccessKey(),
                Optional.empty());
    }

    /// Whether the sign-in that a session may come of still counts.
    private boolean goesOn(IssuedSession issued) {
        Session session = issued.session();
        Caller caller = issued.caller();
        return session.signIn().isEmpty()
                || SignIns.isLive(
                        people,
                        caller,
                        session.signIn().get(),
                        session.mfaAuthenticated().isPresent(),
                        view(caller.account()));
    }

    private boolean exists(Caller caller) {
        Account account = caller.account();
        return switch (caller) {
            case Caller.Root _ -> true;
            case Caller.User user ->
                    identities.user(account, view(account), user.userId()).isPresent();
            case Caller.RoleSession role ->
                    identities.role(account, view(account), role.roleId()).isPresent();
        };
    }

    private Optional<Account> home(Signature signature) {
        String accessKeyId = signature.accessKeyId();
        Partition partition = Partition.ofRegion(signature.scope().region());
        return store.find(JournalId.INSTALLATION, AccessKeyHome.KIND, accessKeyId)
                .map(home -> new AccountId(home.accountId()))
                .or(() -> Ids.accountOf(accessKeyId))
                .map(id -> new Account(partition, id));
    }

    private static boolean isOf(Account account, Signature signature) {
        return account.partition() == Partition.ofRegion(signature.scope().region());
    }

    private static String shortened(String region) {
        return region.length() > 40 ? region.substring(0, 40) + "…" : region;
    }

    /// Asked before a view is loaded, so that a stranger who guesses keys makes nothing be loaded.
    private boolean isKept(Account account, String accessKeyId) {
        return store.find(JournalId.of(account), AccessKey.KIND, accessKeyId).isPresent();
    }

    private View view(Account account) {
        return store.view(JournalId.of(account));
    }

    private static AwsException unknown() {
        return UnknownKeys.error();
    }

    /// A signer with the secret that proves the signature.
    ///
    /// @param made when, if it is a long-term key
    private record Keyed(Signer signer, String secretAccessKey, Optional<Instant> made) {
        @Override
        public String toString() {
            return "Keyed[" + signer + "]";
        }
    }
}
