package dev.gatehouse.policy;

import java.util.Optional;

/// One principal that a policy names.
///
/// @param type `AWS`, `Service`, `Federated` or `CanonicalUser`
/// @param value an ARN, an account id, a service name, or `*`
/// @param uniqueId the unique id of the user or role that the ARN named when the policy was saved;
///   who takes over a deleted entity's name does not match
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">Principal
///   element</a>
public record Principal(String type, String value, Optional<String> uniqueId, Place place) {

    /// Whether this is everyone.
    public boolean isEveryone() {
        return type.equals("AWS") && value.equals("*");
    }

    /// The account that this names as a whole, by its id or its root's ARN.
    public Optional<String> account() {
        if (!type.equals("AWS")) {
            return Optional.empty();
        }
        if (value.length() == 12 && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(value);
        }
        return Arn.find(value)
                .filter(arn -> arn.service().equals("iam") && arn.resource().equals("root"))
                .map(Arn::account);
    }

    /// This principal, pinned to the entity that its ARN names now.
    public Principal pinnedTo(String id) {
        return new Principal(type, value, Optional.of(id), place);
    }
}
