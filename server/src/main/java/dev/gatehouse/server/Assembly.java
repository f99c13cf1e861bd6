package dev.gatehouse.server;

import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.IamService;
import dev.gatehouse.iam.credential.Proofs;
import dev.gatehouse.iam.directory.IamAccessKeys;
import dev.gatehouse.iam.directory.IamIdentities;
import dev.gatehouse.iam.directory.IamRoles;
import dev.gatehouse.iam.directory.ParsedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.mfa.MfaDevices;
import dev.gatehouse.iam.mfa.MfaTokens;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Service;
import dev.gatehouse.operation.SessionTokens;
import dev.gatehouse.server.event.EventLog;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.monitoring.Served;
import dev.gatehouse.server.password.Argon2Hashing;
import dev.gatehouse.server.resource.ResourcePolicies;
import dev.gatehouse.server.session.SealedSessionTokens;
import dev.gatehouse.server.session.TinkSealing;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.sts.StsService;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
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

    /// A source of ids: unpredictable, or the same from run to run if there is a seed.
    Ids newIds() {
        return new Ids(seed.isPresent() ? new Random(seed.getAsLong()) : new SecureRandom());
    }

    /// The way of requests to a store.
    ///
    /// @param maxKeyAge after which access keys are refused; never if empty
    /// @param watcher told of every request that was answered
    Pipeline pipeline(
            Store store,
            Ids ids,
            EventLog events,
            ObservedUses uses,
            Optional<Duration> maxKeyAge,
            Consumer<Served> watcher) {
        var accessKeys = new IamAccessKeys();
        var identities = new IamIdentities(managedPolicies, parsed);
        var roles = new IamRoles(parsed);
        var resourcePolicies =
                new ResourcePolicies(roles, parsed, () -> store.view(JournalId.INSTALLATION));
        var authorization = new Authorization(identities, resourcePolicies);
        var authenticator =
                new Authenticator(
                        store,
                        accessKeys,
                        identities,
                        tokens,
                        clock,
                        partitions,
                        unknownKeys,
                        maxKeyAge);
        var proofs =
                new Proofs(
                        (account, reference) -> store.secret(JournalId.of(account), reference),
                        new Argon2Hashing(secrets),
                        clock::machineTime);
        var devices = new MfaDevices(proofs);
        List<Service> services =
                List.of(
                        new IamService(
                                ids, secrets, managedPolicies, uses, markers, proofs, devices),
                        new StsService(ids, secrets, tokens, roles, identities, devices));
        return new Pipeline(
                services,
                Map.ofEntries(
                        own("POST", "authorize", new Authorize(identities)),
                        own(
                                "POST",
                                "authenticate",
                                new Authenticate(authenticator, uses, services)),
                        own(
                                "POST",
                                "resource-policies/put",
                                new PutResourcePolicy(resourcePolicies)),
                        own(
                                "POST",
                                "resource-policies/get",
                                new GetResourcePolicy(resourcePolicies)),
                        own("POST", "resource-policies/list", new ListResourcePolicies()),
                        own(
                                "POST",
                                "resource-policies/delete",
                                new DeleteResourcePolicy(resourcePolicies)),
                        own("POST", "mfa-tokens/import", new ImportMfaToken(new MfaTokens(ids))),
                        own("POST", "mfa-tokens/list", new ListMfaTokens()),
                        own("POST", "mfa-tokens/delete", new DeleteMfaToken()),
                        own("GET", "quotas", new ListQuotas()),
                        own("PUT", "quotas", new PutQuota())),
                authenticator,
                authorization,
                store,
                events,
                uses,
                clock,
                chronology,
                () -> UUID.randomUUID().toString(),
                watcher);
    }

    private static Map.Entry<String, OwnOperation> own(
            String method, String path, OwnOperation operation) {
        return Map.entry(method + " /_gatehouse/" + path, operation);
    }
}
