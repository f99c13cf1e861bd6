package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.analysis.AccountDetails.Role;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is asked about on the side of the resource: its account and its own policy.
///
/// @param pattern an ARN or a pattern of ARNs; empty for an action that names no resource
/// @param policy its own policy, as far as it is known
/// @param lacking what is not known of its policies
record Resource(
        Optional<String> pattern,
        String account,
        boolean accountKnown,
        Optional<NamedPolicy> policy,
        boolean strict,
        List<String> lacking) {

    /// A resource of an account that the details of `home` may show.
    ///
    /// @param action a role's trust policy counts for actions of STS only
    /// @param owner the account that owns it, where its ARN does not say so
    /// @param given its own policy, if the one who asks has it
    static Resource of(
            String action,
            Optional<String> pattern,
            Optional<String> owner,
            Optional<NamedPolicy> given,
            Account home) {
        Optional<Arn> arn = pattern.flatMap(Arn::find);
        Optional<String> account =
                arn.map(Arn::account).filter(Resource::isAccount).or(() -> owner);
        boolean isHome = account.isEmpty() || account.get().equals(home.id());
        boolean role =
                arn.filter(Resource::isRole).isPresent()
                        && action.toLowerCase(Locale.ROOT).startsWith("sts:");
        boolean key =
                arn.filter(one -> one.service().equals("kms") && one.type().equals("key"))
                        .isPresent();
        Optional<NamedPolicy> policy = role && isHome ? trust(pattern.get(), home) : given;
        boolean needed = role || key || !isHome;
        String shown = pattern.map(text -> " of `" + text + "`").orElse("");
        return new Resource(
                pattern,
                account.orElse(home.id()),
                account.isPresent(),
                policy,
                role || key,
                policy.isEmpty() && needed
                        ? List.of("the policy" + shown + ", which was not given,")
                        : List.of());
    }

    private static boolean isAccount(String text) {
        return text.length() == 12 && text.chars().allMatch(Character::isDigit);
    }

    static boolean isRole(Arn arn) {
        return arn.service().equals("iam") && arn.type().equals("role");
    }

    private static Optional<NamedPolicy> trust(String arn, Account home) {
        return home.roles().stream()
                .filter(role -> role.arn().equals(arn))
                .findFirst()
                .flatMap(role -> trust(role, home));
    }

    private static Optional<NamedPolicy> trust(Role role, Account home) {
        return home.policy(PolicyType.TRUST, "trust policy of " + role.arn(), role.trustPolicy());
    }

    /// The policies of a principal with those of this resource.
    KnownPolicies with(KnownPolicies principal, Account home) {
        PolicySet own = principal.policies();
        var all =
                new KnownPolicies(
                        new PolicySet(
                                own.identity(),
                                own.boundary(),
                                own.session(),
                                policy,
                                strict,
                                own.serviceControl(),
                                account.equals(home.id()) ? home.resourceControl() : List.of(),
                                own.vpcEndpoint()),
                        principal.unknown());
        for (String what : lacking) {
            all = all.lacking(PolicyType.RESOURCE, what);
        }
        return all;
    }
}
