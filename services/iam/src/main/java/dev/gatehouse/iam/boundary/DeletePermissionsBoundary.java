package dev.gatehouse.iam.boundary;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Takes the permissions boundary away from a user or role, which may allow them more:
/// `DeleteUserPermissionsBoundary`, `DeleteRolePermissionsBoundary`.
///
/// @param result what is answered
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html">DeleteUserPermissionsBoundary</a>
public record DeletePermissionsBoundary<H extends Record & PolicyHolder<H>, I, O>(
        String action,
        HolderType<H> type,
        BiFunction<H, Optional<String>, H> withBoundary,
        Function<I, String> name,
        O result)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return type.access(action, name.apply(request), call);
    }

    @Override
    public O handle(I request, Call call) {
        H holder = type.in(call).getModifiable(name.apply(request));
        if (holder.boundary().isEmpty()) {
            throw NO_SUCH_ENTITY.because(
                    "The %s with name %s does not have a permissions boundary.",
                    type.noun(), holder.name());
        }
        type.in(call).put(withBoundary.apply(holder, Optional.empty()));
        return result;
    }
}
