package dev.gatehouse.iam.boundary;

import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Sets the permissions boundary of a user or role: `PutUserPermissionsBoundary`,
/// `PutRolePermissionsBoundary`.
///
/// @param result what is answered
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html">PutUserPermissionsBoundary</a>
public record PutPermissionsBoundary<E extends Record & IamEntity, I, O>(
        String action,
        EntityType<E> type,
        BiFunction<E, Optional<String>, E> withBoundary,
        Function<I, String> name,
        Function<I, String> policyArn,
        Boundaries boundaries,
        O result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.access(action, name.apply(request), call)
                .with("iam:PermissionsBoundary", policyArn.apply(request));
    }

    @Override
    public O handle(I request, Call call) {
        E entity = type.in(call).getModifiable(name.apply(request));
        String arn = policyArn.apply(request);
        boundaries.require(arn, call);
        type.in(call).put(withBoundary.apply(entity, Optional.of(arn)));
        return result;
    }
}
