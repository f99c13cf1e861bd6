package dev.gatehouse.server;

import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.IamService;
import dev.gatehouse.iam.directory.IamAccessKeys;
import dev.gatehouse.iam.directory.IamIdentities;
import dev.gatehouse.iam.directory.IamRoles;
import dev.gatehouse.iam.directory.ParsedPolicies;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.SessionTokens;
import dev.gatehouse.server.event.Events;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.session.SealedSessionTokens;
import dev.gatehouse.server.session.TinkSealing;
import dev.gatehouse.store.Store;
import dev.gatehouse.sts.StsService;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Introduces the parts to each other. The one place that makes randomness and keys.
final class Assembly {
    private final AdjustableClock clock;
    private final OptionalLong seed;
    private final RandomGenerator secrets = new SecureRandom();
    private final Sealing sealing = TinkSealing.ofNewKey();
    private final SessionTokens tokens = new SealedSessionTokens(sealing);
    private final Markers markers = new Markers(sealing);
    private final ManagedPolicies managedPolicies = new ManagedPolicies(AwsManagedPolicies.load());
    private final ParsedPolicies parsed = new ParsedPolicies();

    Assembly(AdjustableClock clock, OptionalLong seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /// A source of ids: unpredictable, or the same from run to run if there is a seed.
    Ids newIds() {
        return new Ids(seed.isPresent() ? new Random(seed.getAsLong()) : new SecureRandom());
    }

    /// The way of requests to a store.
    Pipeline pipeline(Store store, Ids ids, Events events) {
        var accessKeys = new IamAccessKeys();
        var identities = new IamIdentities(managedPolicies, parsed);
        var roles = new IamRoles(parsed);
        var uses = new ObservedUses();
        var authorization = new Authorization(identities);
        return new Pipeline(
                List.of(
                        new IamService(ids, secrets, managedPolicies, uses, markers),
                        new StsService(ids, secrets, tokens, roles, identities)),
                Map.of("POST /_gatehouse/authorize", new Authorize(identities)),
                new Authenticator(store, accessKeys, identities, tokens, clock),
                authorization,
                store,
                events,
                uses,
                clock,
                () -> UUID.randomUUID().toString());
    }
}
