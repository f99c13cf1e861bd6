package dev.gatehouse.policy;

import java.util.Optional;

/// How directly a principal of a policy names the caller, weakest first: who is named more directly
/// is limited by less.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html">Policy
///   evaluation logic</a>
public enum Grant {
    NONE,
    /// The account as a whole: it decides by its own identity-based policies.
    ACCOUNT,
    /// The role of a session, or the user of a federated session.
    ROLE,
    EVERYONE,
    /// The caller itself.
    DIRECT;

    static Grant of(Patterns<Principal> principals, RequestPrincipal caller) {
        Grant strongest = NONE;
        for (Principal principal : principals.values()) {
            Grant grant = of(principal, caller);
            strongest = grant.compareTo(strongest) > 0 ? grant : strongest;
        }
        return strongest;
    }

    /// Whether a statement is about this caller.
    ///
    /// @param bounded whether the caller has a permissions boundary: `NotPrincipal` spares nobody
    ///   who has
    static boolean covers(Statement statement, RequestPrincipal caller, boolean bounded) {
        if (statement.principals().isEmpty()) {
            return true;
        }
        Patterns<Principal> principals = statement.principals().get();
        return principals.negated()
                ? bounded || !spares(principals, caller)
                : of(principals, caller) != NONE;
    }

    /// `NotPrincipal` spares a caller only if every principal that the caller is, is listed.
    private static boolean spares(Patterns<Principal> principals, RequestPrincipal caller) {
        boolean everyone =
                principals.values().stream().anyMatch(one -> of(one, caller) == EVERYONE);
        return everyone
                || switch (caller) {
                    case RequestPrincipal.User user ->
                            has(principals, caller, DIRECT) && listsAccount(principals, caller);
                    case RequestPrincipal.RoleSession session ->
                            has(principals, caller, DIRECT)
                                    && has(principals, caller, ROLE)
                                    && listsAccount(principals, caller);
                    case RequestPrincipal.FederatedUser user ->
                            has(principals, caller, DIRECT)
                                    && has(principals, caller, ROLE)
                                    && listsAccount(principals, caller);
                    case RequestPrincipal.Root root -> has(principals, caller, DIRECT);
                    case RequestPrincipal.Service service -> has(principals, caller, DIRECT);
                    case RequestPrincipal.Federated federated -> has(principals, caller, DIRECT);
                    case RequestPrincipal.Anonymous anonymous -> false;
                };
    }

    private static boolean has(
            Patterns<Principal> principals, RequestPrincipal caller, Grant grant) {
        return principals.values().stream().anyMatch(one -> of(one, caller) == grant);
    }

    private static boolean listsAccount(Patterns<Principal> principals, RequestPrincipal caller) {
        return has(principals, caller, ACCOUNT);
    }

    private static Grant of(Principal principal, RequestPrincipal caller) {
        if (caller instanceof RequestPrincipal.Federated federated) {
            // Who comes with an identity provider's word is named by the provider alone.
            return principal.type().equals("Federated")
                            && principal.value().equals(federated.provider())
                    ? DIRECT
                    : NONE;
        }
        if (principal.isEveryone()) {
            return EVERYONE;
        }
        Optional<String> account = principal.account();
        if (account.isPresent()) {
            return account.equals(caller.account())
                    ? (caller instanceof RequestPrincipal.Root ? DIRECT : ACCOUNT)
                    : NONE;
        }
        return switch (caller) {
            case RequestPrincipal.User user ->
                    names(principal, user.arn(), user.uniqueId()) ? DIRECT : NONE;
            case RequestPrincipal.RoleSession session -> {
                if (isAws(principal, session.sessionArn())) {
                    yield DIRECT;
                }
                yield names(principal, session.roleArn(), session.roleId()) ? ROLE : NONE;
            }
            case RequestPrincipal.FederatedUser user -> {
                if (isAws(principal, user.sessionArn())) {
                    yield DIRECT;
                }
                yield names(principal, user.userArn(), user.userId()) ? ROLE : NONE;
            }
            case RequestPrincipal.Service service ->
                    principal.type().equals("Service") && principal.value().equals(service.name())
                            ? DIRECT
                            : NONE;
            case RequestPrincipal.Root ignored -> NONE;
            case RequestPrincipal.Federated ignored -> NONE;
            case RequestPrincipal.Anonymous ignored -> NONE;
        };
    }

    private static boolean isAws(Principal principal, String arn) {
        return principal.type().equals("AWS") && principal.value().equals(arn);
    }

    private static boolean names(Principal principal, String arn, String uniqueId) {
        return principal.type().equals("AWS")
                && principal.uniqueId().map(uniqueId::equals).orElse(principal.value().equals(arn));
    }
}
