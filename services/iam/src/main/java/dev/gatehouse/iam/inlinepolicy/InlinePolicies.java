package dev.gatehouse.iam.inlinepolicy;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.iam.entity.HolderType;
import dev.gatehouse.iam.entity.PolicyHolder;
import java.util.Optional;

/// The inline policies of an entity.
final class InlinePolicies {
    private InlinePolicies() {}

    /// The document of the inline policy of this name.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    static <H extends Record & PolicyHolder<H>> String require(
            HolderType<H> type, H holder, String policyName) {
        return Optional.ofNullable(holder.inlinePolicies().get(policyName))
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "The %s policy with name %s cannot be found.",
                                type.noun(), policyName));
    }
}
