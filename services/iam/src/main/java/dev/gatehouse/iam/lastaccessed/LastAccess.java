package dev.gatehouse.iam.lastaccessed;

import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.operation.LastUses;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The last time that an entity tried an action.
record LastAccess(IamEntity entity, String action, LastUses.Use use) {

    /// All that entities tried, newest first: of each entity and action the last time.
    static List<LastAccess> of(List<IamEntity> entities, LastUses uses) {
        return entities.stream()
                .flatMap(entity ->
                        uses.ofActions(entity.id()).entrySet().stream()
                                .map(one -> new LastAccess(entity, one.getKey(), one.getValue())))
                .sorted(Comparator.comparing((LastAccess one) -> one.use().at()).reversed())
                .toList();
    }

    /// Whether it is an action of this service.
    boolean isOf(String prefix) {
        return action.startsWith(prefix + ":");
    }

    /// The newest of each entity.
    static Map<IamEntity, LastAccess> byEntity(List<LastAccess> newestFirst) {
        var byEntity = new LinkedHashMap<IamEntity, LastAccess>();
        newestFirst.forEach(one -> byEntity.putIfAbsent(one.entity(), one));
        return byEntity;
    }

    /// The newest of an action.
    static Optional<LastAccess> ofAction(List<LastAccess> newestFirst, String action) {
        return newestFirst.stream().filter(one -> one.action().equals(action)).findFirst();
    }
}
