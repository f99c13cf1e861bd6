package dev.gatehouse.server;

import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.IamService;
import dev.gatehouse.iam.credential.Proofs;
import dev.gatehouse.iam.directory.IamAccessKeys;
import dev.gatehouse.iam.directory.IamIdentities;
import dev.gatehouse.iam.directory.IamPeople;
import dev.gatehouse.iam.directory.IamRoles;
import dev.gatehouse.iam.directory.ParsedPolicies;
import dev.gatehouse.iam.loginprofile.LoginProfiles;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.mfa.MfaDevices;
import dev.gatehouse.iam.mfa.MfaTokens;
import dev.gatehouse.iam.mfa.RecoveryCodes;
import dev.gatehouse.iam.mfa.SecurityKeys;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.PersonDirectory;
import dev.gatehouse.operation.Secrets;
import dev.gatehouse.operation.Service;
import dev.gatehouse.operation.SessionTokens;
import dev.gatehouse.server.event.EventLog;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.monitoring.Served;
import dev.gatehouse.server.password.Argon2Hashing;
import dev.gatehouse.server.resource.ResourcePolicies;
import dev.gatehouse.server.session.SealedSessionTokens;
import dev.gatehouse.server.session.TinkSealing;
import dev.gatehouse.server.signin.Bookkeeping;
import dev.gatehouse.server.signin.Notices;
import dev.gatehouse.server.signin.PasswordWarnings;
import dev.gatehouse.server.signin.SignInDesk;
import dev.gatehouse.server.signin.SignInPaths;
import dev.gatehouse.server.webauthn.KeySite;
import dev.gatehouse.server.webauthn.WebAuthnAnswers;
import dev.gatehouse.signin.PasswordCheck;
import dev.gatehouse.signin.RootSetup;
import dev.gatehouse.signin.Roots;
import dev.gatehouse.signin.SealedForms;
import dev.gatehouse.signin.SignIns;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.Turns;
import dev.gatehouse.sts.StsService;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Introduces the parts to each other. The one place that makes randomness and keys.
final class Assembly {
    private final AdjustableClock clock;
    private final OptionalLong seed;
    private final RandomGenerator secrets = new SecureRandom();
    private final Chronology chronology;
    private final SessionTokens tokens;
    private final Markers markers;
    private final Set<Partition> partitions;
    private final Optional<UnknownKeys> unknownKeys;
    private final ManagedPolicies managedPolicies = new ManagedPolicies(AwsManagedPolicies.load());
    private final ParsedPolicies parsed = new ParsedPolicies();
    private final IamIdentities identities = new IamIdentities(managedPolicies, parsed);
    private final IamRoles roles = new IamRoles(parsed);
    private final Sealing sealing;

    private Assembly(
            AdjustableClock clock,
            OptionalLong seed,
            Sealing sealing,
            Chronology chronology,
            Set<Partition> partitions,
            Optional<UnknownKeys> unknownKeys) {
        this.clock = clock;
        this.seed = seed;
        this.chronology = chronology;
        this.partitions = partitions;
        this.unknownKeys = unknownKeys;
        this.sealing = sealing;
        this.tokens = new SealedSessionTokens(sealing);
        this.markers = new Markers(sealing);
    }

    /// Of a sandbox: sessions end with it, its clock can be moved, its ids can be the same each
    /// time.
    static Assembly ofSandbox(AdjustableClock clock, OptionalLong seed) {
        return new Assembly(
                clock,
                seed,
                TinkSealing.ofNewKey(),
                Chronology.AS_THE_CLOCK_SAYS,
                Set.of(Partition.values()),
                Optional.empty());
    }

    /// Of an installation: sessions outlive restarts, time only goes on.
    static Assembly ofInstallation(InstantSource clock, Sealing keyRing) {
        return new Assembly(
                new AdjustableClock(clock),
                OptionalLong.empty(),
                keyRing,
                Chronology.NEVER_BACK,
                Set.of(Partition.AWS),
                Optional.of(new UnknownKeys(clock)));
    }

    /// A new access key of an account.
    SandboxKeys.Pair newKey(AccountId account) {
        return new SandboxKeys.Pair(
                newIds().nextAccessKeyId("AKIA", account), Ids.secretAccessKey(secrets));
    }

    /// A token with which the root user of an account can be set up.
    RootSetup.Issued newRootSetup(Account account, Instant now) {
        return RootSetup.issue(account, now, secrets);
    }

    /// A source of ids: unpredictable, or the same from run to run if there is a seed.
    Ids newIds() {
        return new Ids(seed.isPresent() ? new Random(seed.getAsLong()) : new SecureRandom());
    }

    /// Where the requests to a store come in.
    ///
    /// @param maxKeyAge after which access keys are refused; never if empty
    /// @param site for which security keys are registered
    /// @param notices told of what somebody should know at once
    /// @param watcher told of every request that was answered
    Front front(
            Store store,
            Ids ids,
            EventLog events,
            ObservedUses uses,
            Optional<Duration> maxKeyAge,
            KeySite site,
            Notices notices,
            Consumer<Served> watcher) {
        var turns = new Turns(store);
        Secrets kept = (account, reference) -> store.secret(JournalId.of(account), reference);
        var hashing = new Argon2Hashing(secrets);
        var proofs = new Proofs(kept, hashing, clock::machineTime);
        var keys = new SecurityKeys(new WebAuthnAnswers(site), sealing, ids);
        var codes = new RecoveryCodes(kept, ids, secrets);
        var devices = new MfaDevices(proofs, keys, codes);
        var people = new IamPeople(store, new LoginProfiles(ids, proofs));
        var roots = new Roots(store, people, hashing, ids);
        var books = new Bookkeeping(store, turns, events, chronology::after);
        var desk =
                new SignInDesk(
                        new PasswordCheck(people, roots, kept, hashing),
                        new SignIns(
                                people, devices, tokens, new SealedForms(sealing), ids, secrets),
                        roots,
                        books,
                        uses,
                        notices);
        var signIn = new SignInPaths(desk, clock, clock::machineTime, Assembly::requestId, watcher);
        List<Service> services = services(ids, uses, proofs, devices);
        var resourcePolicies =
                new ResourcePolicies(roles, parsed, () -> store.view(JournalId.INSTALLATION));
        Authenticator authenticator = authenticator(store, people, maxKeyAge);
        Map<String, OwnOperation> own = new TreeMap<>();
        own.putAll(decisions(resourcePolicies, new Authenticate(authenticator, uses, services)));
        own.putAll(ofTheAccount(new MfaTokens(ids)));
        own.putAll(ofSignIns(roots, keys, codes));
        var pipeline =
                new Pipeline(
                        services,
                        own,
                        authenticator,
                        new Authorization(identities, resourcePolicies),
                        store,
                        turns,
                        events,
                        uses,
                        clock,
                        chronology,
                        Assembly::requestId,
                        watcher);
        return new Front(pipeline, signIn, new PasswordWarnings(people, books, notices, clock));
    }

    private List<Service> services(Ids ids, ObservedUses uses, Proofs proofs, MfaDevices devices) {
        return List.of(
                new IamService(ids, secrets, managedPolicies, uses, markers, proofs, devices),
                new StsService(ids, secrets, tokens, roles, identities, devices));
    }

    private Authenticator authenticator(
            Store store, PersonDirectory people, Optional<Duration> maxKeyAge) {
        return new Authenticator(
                store,
                new IamAccessKeys(),
                identities,
                people,
                tokens,
                clock,
                partitions,
                unknownKeys,
                maxKeyAge);
    }

    /// What services ask who have callers and resources of their own.
    private Map<String, OwnOperation> decisions(
            ResourcePolicies policies, Authenticate authenticate) {
        return Map.ofEntries(
                own("POST", "authorize", new Authorize(identities)),
                own("POST", "authenticate", authenticate),
                own("POST", "resource-policies/put", new PutResourcePolicy(policies)),
                own("POST", "resource-policies/get", new GetResourcePolicy(policies)),
                own("POST", "resource-policies/list", new ListResourcePolicies()),
                own("POST", "resource-policies/delete", new DeleteResourcePolicy(policies)));
    }

    private static Map<String, OwnOperation> ofTheAccount(MfaTokens tokens) {
        return Map.ofEntries(
                own("POST", "mfa-tokens/import", new ImportMfaToken(tokens)),
                own("POST", "mfa-tokens/list", new ListMfaTokens()),
                own("POST", "mfa-tokens/delete", new DeleteMfaToken()),
                own("GET", "quotas", new ListQuotas()),
                own("PUT", "quotas", new PutQuota()));
    }

    private static Map<String, OwnOperation> ofSignIns(
            Roots roots, SecurityKeys keys, RecoveryCodes codes) {
        return Map.ofEntries(
                own("GET", "signin/settings", new GetSignInSettings()),
                own("PUT", "signin/settings", new PutSignInSettings()),
                own("PUT", "signin/root", new PutRootSignIn(roots)),
                own("POST", "signin/signout", new SignOut()),
                own("POST", "signin/security-keys/begin", new BeginSecurityKey(keys)),
                own("POST", "signin/security-keys/finish", new FinishSecurityKey(keys)),
                own("POST", "signin/recovery-codes", new CreateRecoveryCodes(codes)),
                own("POST", "signin/reset-mfa", new ResetMfa()));
    }

    /// A UUID of version 4. It tells requests apart and keeps no secret, so it need not wait for
    /// the randomness that keys are made of.
    private static String requestId() {
        var random = ThreadLocalRandom.current();
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | Long.MIN_VALUE;
        return new UUID(high, low).toString();
    }

    private static Map.Entry<String, OwnOperation> own(
            String method, String path, OwnOperation operation) {
        return Map.entry(method + " /_gatehouse/" + path, operation);
    }
}
