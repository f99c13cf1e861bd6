package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.RequestPrincipal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The principal of a case. Its unique ids are made up: the documents of a case name principals by
/// ARN.
record CasePrincipal(RequestPrincipal principal) {
    private static final String ANONYMOUS = "*anonymous*";
    private static final String ID = "AROASIMULATED";

    /// The providers that have no ARN in an account.
    private static final Set<String> PROVIDERS =
            Set.of(
                    "accounts.google.com",
                    "cognito-identity.amazonaws.com",
                    "graph.facebook.com",
                    "www.amazon.com");

    /// @throws CaseException if the text names no principal
    static CasePrincipal parse(String text) {
        if (text.equals(ANONYMOUS)) {
            return new CasePrincipal(new RequestPrincipal.Anonymous());
        }
        Optional<Arn> arn = Arn.find(text);
        if (arn.isEmpty()) {
            if (PROVIDERS.contains(text)) {
                return new CasePrincipal(new RequestPrincipal.Federated(text));
            }
            if (text.contains(".") && !text.contains(":") && !text.contains("/")) {
                return new CasePrincipal(new RequestPrincipal.Service(text));
            }
            throw new CaseException("`" + text + "` names no principal");
        }
        return new CasePrincipal(of(arn.get(), text));
    }

    private static RequestPrincipal of(Arn arn, String text) {
        String account = arn.account();
        String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
        return switch (arn.service() + ":" + arn.type()) {
            case "iam:root" -> new RequestPrincipal.Root(account);
            // A group makes no calls, but its policies can be simulated.
            case "iam:user", "iam:group" -> new RequestPrincipal.User(account, text, text);
            case "iam:role" ->
                    new RequestPrincipal.RoleSession(
                            account, sts(arn, "assumed-role/" + name + "/simulated"), text, ID);
            case "sts:assumed-role" -> {
                String[] parts = arn.resource().split("/", -1);
                if (parts.length != 3) {
                    throw new CaseException("`" + text + "` names no session of a role");
                }
                String role =
                        new Arn(arn.partition(), "iam", "", account, "role/" + parts[1]).toString();
                yield new RequestPrincipal.RoleSession(account, text, role, ID);
            }
            case "sts:federated-user" ->
                    new RequestPrincipal.FederatedUser(account, text, "", text);
            case "iam:saml-provider", "iam:oidc-provider" -> new RequestPrincipal.Federated(text);
            default ->
                    throw new CaseException(
                            "cases cannot be decided for a principal `" + text + "`");
        };
    }

    private static String sts(Arn arn, String resource) {
        return new Arn(arn.partition(), "sts", "", arn.account(), resource).toString();
    }

    /// A policy whose principals are the role of this session if they have its name: a session's
    /// ARN does not say the role's path.
    Policy known(Policy policy) {
        if (!(principal instanceof RequestPrincipal.RoleSession session)) {
            return policy;
        }
        Map<String, String> ids =
                policy.principals()
                        .map(named -> named.value())
                        .filter(value -> isRole(value, session))
                        .distinct()
                        .collect(Collectors.toMap(value -> value, _ -> session.roleId()));
        return policy.withPrincipalIds(ids);
    }

    private static boolean isRole(String value, RequestPrincipal.RoleSession session) {
        String name = session.roleArn().substring(session.roleArn().lastIndexOf('/') + 1);
        return Arn.find(value)
                .filter(arn -> arn.service().equals("iam") && arn.type().equals("role"))
                .filter(arn -> arn.account().equals(session.accountId()))
                .filter(arn -> arn.resource().endsWith("/" + name))
                .isPresent();
    }
}
