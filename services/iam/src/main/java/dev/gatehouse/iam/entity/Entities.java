package dev.gatehouse.iam.entity;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Page;
import java.util.List;
import java.util.Optional;

/// The entities of one type of the account that a call works on.
public final class Entities<E extends Record & IamEntity> {
    private final Call call;
    private final EntityType<E> type;

    Entities(Call call, EntityType<E> type) {
        this.call = call;
        this.type = type;
    }

    /// The entity of this name, in whatever letter case.
    public Optional<E> find(String name) {
        return call.view().find(type.kind(), Names.key(name));
    }

    /// The entity of this name.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    public E get(String name) {
        return find(name)
                .orElseThrow(() -> NO_SUCH_ENTITY.because("%s", type.missing().formatted(name)));
    }

    /// The entity of this name, to change.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, `UnmodifiableEntity`
    ///   if only AWS changes it
    public E getModifiable(String name) {
        E entity = get(name);
        entity.requireModifiable();
        return entity;
    }

    /// Those that an index of their kind finds under a term.
    public List<E> by(String index, String term) {
        return call.view().by(type.kind(), index, term);
    }

    /// How many there are.
    public int count() {
        return call.view().count(type.kind());
    }

    /// Those under a path, a page at a time.
    public Page<E> page(
            String operation,
            Optional<String> pathPrefix,
            Optional<String> marker,
            Optional<Integer> maxItems,
            Markers markers) {
        String prefix = pathPrefix.orElse("/");
        return Page.of(
                Lists.name(call, operation, prefix),
                call.view().map(type.kind()),
                entity -> entity.path().startsWith(prefix),
                marker,
                maxItems,
                markers);
    }

    /// Adds an entity.
    ///
    /// @throws dev.gatehouse.api.AwsException `EntityAlreadyExists` if the name is taken,
    ///   `LimitExceeded` if the account has as many as it may have
    public void add(E entity) {
        requireUnused(entity.name());
        requireBelow(type.quota(), count(), call);
        put(entity);
    }

    /// Refuses a name that is taken.
    ///
    /// @throws dev.gatehouse.api.AwsException `EntityAlreadyExists`
    public void requireUnused(String name) {
        if (find(name).isPresent()) {
            throw ENTITY_ALREADY_EXISTS.because("%s", type.taken().formatted(name));
        }
    }

    /// Refuses one more where there are as many as there may be.
    ///
    /// @throws dev.gatehouse.api.AwsException `LimitExceeded`
    public static void requireBelow(Quota quota, int count, Call call) {
        int limit = call.limit(quota);
        if (count >= limit) {
            throw LIMIT_EXCEEDED.because("Cannot exceed quota for %s: %d", quota.key(), limit);
        }
    }

    /// Notes the entity as it is now.
    public void put(E entity) {
        call.draft().put(type.kind(), Names.key(entity.name()), entity);
    }

    public void remove(E entity) {
        call.draft().remove(type.kind(), Names.key(entity.name()));
    }
}
