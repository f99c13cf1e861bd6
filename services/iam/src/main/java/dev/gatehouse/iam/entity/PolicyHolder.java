package dev.gatehouse.iam.entity;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// A user, group or role: what managed policies are attached to and inline policies embedded in.
///
/// @param <H> the type itself, for the methods that answer a changed copy
public interface PolicyHolder<H extends PolicyHolder<H>> extends IamEntity {
    /// The ARNs of the managed policies attached to it, in the order of attaching.
    List<String> attachedPolicies();

    /// The documents of its inline policies by name, as they were sent.
    SortedMap<String, String> inlinePolicies();

    /// The ARN of its permissions boundary; a group has none.
    default Optional<String> boundary() {
        return Optional.empty();
    }

    H withAttachedPolicies(List<String> policyArns);

    H withInlinePolicies(SortedMap<String, String> documents);
}
