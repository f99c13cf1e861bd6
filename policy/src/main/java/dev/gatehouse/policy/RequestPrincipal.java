package dev.gatehouse.policy;

import java.util.Optional;

/// Who makes a request, as principals of policies are matched with it.
public sealed interface RequestPrincipal {
    /// The account of the principal; services and anonymous callers have none.
    Optional<String> account();

    /// Its ARN or name, as it is told in messages.
    default String shown() {
        return switch (this) {
            case Root root -> "arn:aws:iam::" + root.accountId() + ":root";
            case User user -> user.arn();
            case RoleSession session -> session.sessionArn();
            case FederatedUser user -> user.sessionArn();
            case Service service -> service.name();
            case Federated federated -> federated.provider();
            case Anonymous ignored -> "anonymous";
        };
    }

    record Root(String accountId) implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// An IAM user.
    ///
    /// @param uniqueId `AIDA…`
    record User(String accountId, String arn, String uniqueId) implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// A session of a role.
    ///
    /// @param sessionArn `arn:aws:sts::…:assumed-role/ROLE/SESSION`
    /// @param roleArn the role's own, with its path
    /// @param roleId `AROA…`
    record RoleSession(String accountId, String sessionArn, String roleArn, String roleId)
            implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// A federated session of a user.
    ///
    /// @param userArn of the user that asked for the session
    record FederatedUser(String accountId, String sessionArn, String userArn, String userId)
            implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.of(accountId);
        }
    }

    /// An AWS service by its name, such as `ec2.amazonaws.com`.
    record Service(String name) implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }
    }

    /// Who comes with the word of a SAML or OpenID Connect provider, to assume a role.
    ///
    /// @param provider its ARN, or the name of one that AWS knows, such as `accounts.google.com`
    record Federated(String provider) implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }
    }

    record Anonymous() implements RequestPrincipal {
        @Override
        public Optional<String> account() {
            return Optional.empty();
        }
    }
}
