package dev.gatehouse.iam.provider;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.tag.Tagged;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;

/// A type of identity provider: such are addressed by ARN.
public record ProviderType<E extends Record & IamEntity>(
        EntityType<E> type, BiFunction<E, SortedMap<String, String>, E> withTags)
        implements Tagged<E> {

    @Override
    public Access access(String action, String arn, Call call) {
        Access access = Access.to(action, arn);
        return find(arn, call).map(found -> access.onResourceTagged(found.tags())).orElse(access);
    }

    /// The provider with this ARN.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it is the ARN of something else,
    ///   `NoSuchEntity` if there is no such provider
    E get(String arn, Call call) {
        boolean fits =
                Arn.find(arn)
                        .filter(one -> one.service().equals("iam"))
                        .filter(one -> one.resource().startsWith(type.resource() + "/"))
                        .isPresent();
        if (!fits) {
            throw INVALID_INPUT.because("Invalid ARN: %s", arn);
        }
        return find(arn, call)
                .orElseThrow(() -> NO_SUCH_ENTITY.because("%s", type.missing().formatted(arn)));
    }

    @Override
    public E get(String action, String arn, Call call) {
        return get(arn, call);
    }

    @Override
    public void retag(E provider, SortedMap<String, String> tags, Call call) {
        type.in(call).put(withTags.apply(provider, tags));
    }

    private Optional<E> find(String arn, Call call) {
        String name =
                Arn.find(arn)
                        .map(Arn::resource)
                        .filter(resource -> resource.startsWith(type.resource() + "/"))
                        .map(resource -> resource.substring(type.resource().length() + 1))
                        .orElse("");
        return type.in(call).find(name).filter(found -> found.arn(call.account()).equals(arn));
    }
}
