package dev.gatehouse.iam.tag;

import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.SortedMap;
import java.util.function.BiFunction;

/// A type of entity that can be tagged and is addressed by name.
public record NamedTagged<E extends Record & IamEntity>(
        EntityType<E> type, BiFunction<E, SortedMap<String, String>, E> withTags)
        implements Tagged<E> {
    @Override
    public Access access(String action, String name, Call call) {
        return type.access(action, name, call);
    }

    @Override
    public E get(String action, String name, Call call) {
        return type.in(call).get(name);
    }

    @Override
    public void retag(E entity, SortedMap<String, String> tags, Call call) {
        type.in(call).put(withTags.apply(entity, tags));
    }
}
