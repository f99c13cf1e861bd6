package dev.gatehouse.iam.entity;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/// The users, groups or roles of the account that a call works on.
public final class Entities<H extends Record & PolicyHolder<H>> {
    private final Call call;
    private final Kind<H> kind;
    private final String noun;
    private final Quota quota;

    /// @param noun as errors name one of them: `User`
    public Entities(Call call, Kind<H> kind, String noun, Quota quota) {
        this.call = call;
        this.kind = kind;
        this.noun = noun;
        this.quota = quota;
    }

    /// The entity of this name, in whatever letter case.
    public Optional<H> find(String name) {
        return call.view().find(kind, Names.key(name));
    }

    /// The entity of this name.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    public H get(String name) {
        return find(name)
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "The %s with name %s cannot be found.",
                                noun.toLowerCase(Locale.ROOT), name));
    }

    /// All of them by key, in the order of listing.
    public SortedMap<String, H> all() {
        return call.view().map(kind);
    }

    /// Those that an index of their kind finds under a term.
    public Collection<H> by(String index, String term) {
        return call.view().by(kind, index, term);
    }

    /// Adds an entity.
    ///
    /// @throws dev.gatehouse.api.AwsException `EntityAlreadyExists` if the name is taken,
    ///   `LimitExceeded` if the account has as many as it may have
    public void add(H entity) {
        requireUnused(entity.name());
        int limit = call.limit(quota);
        if (call.view().count(kind) >= limit) {
            throw LIMIT_EXCEEDED.because("Cannot exceed quota for %s: %d", quota.key(), limit);
        }
        put(entity);
    }

    /// Refuses a name that is taken.
    ///
    /// @throws dev.gatehouse.api.AwsException `EntityAlreadyExists`
    public void requireUnused(String name) {
        if (find(name).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because("%s with name %s already exists.", noun, name);
        }
    }

    /// Notes the entity as it is now.
    public void put(H entity) {
        call.draft().put(kind, Names.key(entity.name()), entity);
    }

    public void remove(H entity) {
        call.draft().remove(kind, Names.key(entity.name()));
    }
}
