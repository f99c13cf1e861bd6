package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Identity providers that issue tokens for many organizations under one address, so that trusting
/// the address trusts them all. A trust policy that names one must say whose tokens it means, by
/// the condition key that tells its tenants apart.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html">Identity-provider
///   controls for shared OIDC providers</a>
final class SharedProviders {
    /// Amazon Cognito, which is named by its host instead of an ARN.
    static final String COGNITO = "cognito-identity.amazonaws.com";

    /// The key by the provider.
    private static final Map<String, String> KEYS = keys();

    private SharedProviders() {}

    private static Map<String, String> keys() {
        var keys = new HashMap<String, String>();
        List.of(
                        "agent.buildkite.com",
                        "app.terraform.io",
                        "gitlab.com",
                        "oidc-configuration.audit-log.githubusercontent.com",
                        "oidc.codefresh.io",
                        "oidc.op1.openshiftapps.com/2c51blsaqa9gkjt0o9rt11mle8mmropu",
                        "oidc.op1.openshiftapps.com/2f785sojlpb85i7402pk3qogugim5nfb",
                        "proidc.upbound.io",
                        "rh-oidc.s3.us-east-1.amazonaws.com/22ejnvnnturfmt6km08idd0nt4hekbn7",
                        "rh-oidc.s3.us-east-1.amazonaws.com/23e3sd27sju1hoou6ohfs68vbno607tr",
                        "rh-oidc.s3.us-east-1.amazonaws.com/23ne21h005qjl3n33d8dui5dlrmv2tmg",
                        "rh-oidc.s3.us-east-1.amazonaws.com/24jrf12m5dj7ljlfb4ta2frhrcoadm26",
                        "scalr.io",
                        "studio.datachain.ai/api",
                        "token.actions.githubusercontent.com",
                        "tokens.cloud.shisho.dev",
                        "vstoken.actions.githubusercontent.com")
                .forEach(provider -> keys.put(provider, provider + ":sub"));
        List.of("api.pulumi.com/oidc", COGNITO, "oidc.vercel.com", "sandboxes.cloud")
                .forEach(provider -> keys.put(provider, provider + ":aud"));
        keys.put("sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d", "sts:RoleSessionName");
        return Map.copyOf(keys);
    }

    /// The shared providers that a statement trusts without saying whose tokens it means.
    static List<String> trustedWhole(Statement statement) {
        if (statement.effect() != Effect.ALLOW) {
            return List.of();
        }
        return statement.principals().stream()
                .flatMap(principals -> principals.values().stream())
                .flatMap(principal -> provider(principal).stream())
                .filter(KEYS::containsKey)
                .filter(provider -> !narrows(statement, key(provider)))
                .distinct()
                .toList();
    }

    /// The condition key by which a shared provider's tenants are told apart.
    static String key(String provider) {
        return Optional.ofNullable(KEYS.get(provider)).orElseThrow();
    }

    private static Optional<String> provider(Principal principal) {
        if (!principal.type().equals("Federated")) {
            return Optional.empty();
        }
        // Hosts ignore letter case: another spelling reaches the same provider.
        String value = principal.value().toLowerCase(Locale.ROOT);
        if (value.equals(COGNITO)) {
            return Optional.of(COGNITO);
        }
        return Arn.find(value)
                .map(Arn::resource)
                .filter(resource -> resource.startsWith("oidc-provider/"))
                .map(resource -> resource.substring("oidc-provider/".length()))
                .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    private static boolean narrows(Statement statement, String key) {
        return statement.conditions().stream()
                .filter(condition -> condition.key().equalsIgnoreCase(key))
                .filter(SharedProviders::comparesText)
                .flatMap(condition -> condition.values().stream())
                .anyMatch(value -> !value.replaceAll("[*?]", "").isEmpty());
    }

    private static boolean comparesText(Condition condition) {
        return condition.operator().name().contains("StringEquals")
                || condition.operator().name().contains("StringLike");
    }
}
