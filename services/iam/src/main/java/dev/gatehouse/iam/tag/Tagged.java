package dev.gatehouse.iam.tag;

import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.SortedMap;

/// A type of entity that can be tagged.
public interface Tagged<E extends IamEntity> {
    /// An action on the entity of this name or ARN.
    Access access(String action, String name, Call call);

    /// The entity of this name or ARN.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    E get(String action, String name, Call call);

    /// Notes that the entity has these tags now.
    void retag(E entity, SortedMap<String, String> tags, Call call);
}
