package dev.gatehouse.policy.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The users, groups, roles and policies of an account, as `GetAccountAuthorizationDetails` answers
/// them.
///
/// @param policies the documents of managed policies by ARN, in their default version
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html">GetAccountAuthorizationDetails</a>
public record AccountDetails(
        List<User> users, List<Group> groups, List<Role> roles, Map<String, String> policies) {
    public AccountDetails {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        roles = List.copyOf(roles);
        policies = Map.copyOf(policies);
    }

    /// A document under its name.
    public record InlinePolicy(String name, String document) {}

    /// The identity-based policies of an entity.
    ///
    /// @param attached the ARNs of managed policies
    public record Policies(List<InlinePolicy> inline, List<String> attached) {
        public Policies {
            inline = List.copyOf(inline);
            attached = List.copyOf(attached);
        }
    }

    /// A user.
    ///
    /// @param groups the names of its groups
    /// @param boundary the ARN of its permissions boundary
    public record User(
            String arn,
            String name,
            Optional<String> id,
            Policies policies,
            List<String> groups,
            Optional<String> boundary,
            Map<String, String> tags) {
        public User {
            groups = List.copyOf(groups);
            tags = Map.copyOf(tags);
        }
    }

    /// A group.
    public record Group(String arn, String name, Policies policies) {}

    /// A role.
    public record Role(
            String arn,
            String name,
            Optional<String> id,
            Policies policies,
            String trustPolicy,
            Optional<String> boundary) {}
}
