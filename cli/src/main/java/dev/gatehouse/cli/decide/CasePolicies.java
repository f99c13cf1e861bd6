package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.Member;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policies of a case that is to be decided.
final class CasePolicies {
    private final Map<String, List<NamedPolicy>> byKind = new HashMap<>();
    private final Map<String, List<List<NamedPolicy>>> levels = new HashMap<>();
    private final CasePrincipal principal;

    /// @throws CaseException if a document is no policy
    CasePolicies(JsonObject policies, CasePrincipal principal, String resource) {
        this.principal = principal;
        for (Member member : policies.members()) {
            String kind = member.name();
            if (kind.equals("trust")) {
                throw new CaseException(
                        "the trust policy of a decision stands in `policies.resource`");
            }
            PolicyType type = type(kind, resource);
            if (type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL) {
                levels.put(kind, levels(kind, type, member.value()));
            } else {
                byKind.put(kind, named(kind, type, member.value()));
            }
        }
    }

    /// @throws CaseException if there are several policies where there can be one
    PolicySet set(Case given, String resource) {
        boolean federated = principal.principal() instanceof RequestPrincipal.FederatedUser;
        List<NamedPolicy> session = byKind.getOrDefault("session", List.of());
        return new PolicySet(
                byKind.getOrDefault("identity", List.of()),
                single("boundary"),
                session.isEmpty() && !federated ? Optional.empty() : Optional.of(session),
                single("resource"),
                isStrict(resource),
                given.isTrue("principal_in_management_account") || hasNoScp()
                        ? List.of()
                        : levels.getOrDefault("scp", List.of()),
                given.isTrue("resource_in_management_account")
                        ? List.of()
                        : levels.getOrDefault("rcp", List.of()),
                single("vpce"));
    }

    private boolean hasNoScp() {
        return principal.principal().account().isEmpty();
    }

    private Optional<NamedPolicy> single(String kind) {
        List<NamedPolicy> policies = byKind.getOrDefault(kind, List.of());
        if (policies.size() > 1) {
            throw new CaseException(
                    "`policies.%s` holds %d documents, but there can be one only"
                            .formatted(kind, policies.size()));
        }
        return policies.stream().findFirst();
    }

    private List<List<NamedPolicy>> levels(String kind, PolicyType type, JsonValue value) {
        if (!(value instanceof JsonArray array)) {
            throw new CaseException("`policies." + kind + "` must be a list of levels");
        }
        var found = new ArrayList<List<NamedPolicy>>();
        for (int i = 0; i < array.items().size(); i++) {
            found.add(named(kind + "[" + i + "]", type, array.items().get(i)));
        }
        return found;
    }

    private List<NamedPolicy> named(String path, PolicyType type, JsonValue list) {
        var found = new ArrayList<NamedPolicy>();
        List<String> documents = Case.documents(list);
        for (int i = 0; i < documents.size(); i++) {
            String name = path + "[" + i + "]";
            // A trust policy of a case names a resource, as the resource-based policies do.
            PolicyType language = type == PolicyType.TRUST ? PolicyType.RESOURCE : type;
            Policy policy =
                    switch (PolicyParser.parse(documents.get(i), language)) {
                        case ParseResult.Parsed parsed -> principal.known(parsed.policy());
                        case ParseResult.Malformed malformed ->
                                throw new CaseException(
                                        "`policies." + name + "`: " + malformed.first());
                    };
            found.add(new NamedPolicy(type, name, policy));
        }
        return found;
    }

    private static PolicyType type(String kind, String resource) {
        PolicyType type = CaseTypes.find(kind);
        return type == PolicyType.RESOURCE && isRole(resource) ? PolicyType.TRUST : type;
    }

    /// Whether only its own policy opens the resource.
    private static boolean isStrict(String resource) {
        return isRole(resource)
                || Arn.find(resource)
                        .filter(arn -> arn.service().equals("kms") && arn.type().equals("key"))
                        .isPresent();
    }

    private static boolean isRole(String resource) {
        return Arn.find(resource)
                .filter(arn -> arn.service().equals("iam") && arn.type().equals("role"))
                .isPresent();
    }
}
