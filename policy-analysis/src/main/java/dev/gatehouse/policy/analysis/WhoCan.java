package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.RequestPrincipal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Answers who can perform an action on a resource: the principals of an account, and those from
/// elsewhere whom the resource's own policy names.
public final class WhoCan {
    private static final String ELSEWHERE = "*";

    private final Account account;
    private final String action;
    private final Resource resource;

    private WhoCan(Account account, String action, Resource resource) {
        this.account = account;
        this.action = action;
        this.resource = resource;
    }

    /// Everybody who can, or of whom it is not known, in the order of the account: root, users,
    /// roles, then others.
    ///
    /// @param action a name or a pattern
    /// @param resource an ARN or a pattern; empty for actions that name none
    /// @param owner the account that owns the resource, where its ARN does not say so
    /// @param resourcePolicy the resource's own policy; a role's trust policy is in the account
    /// @throws IllegalArgumentException if a pattern of actions stands for some that a role's trust
    ///   policy decides and others that it does not
    public static List<Access> find(
            Account account,
            String action,
            Optional<String> resource,
            Optional<String> owner,
            Optional<NamedPolicy> resourcePolicy) {
        if (!isOfOneService(action)
                && resource.flatMap(Arn::find).filter(Resource::isRole).isPresent()) {
            throw new IllegalArgumentException(
                    "ask about the actions of sts and of iam on a role apart: its trust policy is"
                            + " for those of sts only");
        }
        var question =
                new WhoCan(
                        account,
                        action,
                        Resource.of(action, resource, owner, resourcePolicy, account));
        return question.candidates().stream()
                .filter(question::canCall)
                .map(question::access)
                .filter(access -> access.verdict() != Verdict.DENIED)
                .toList();
    }

    private static boolean isOfOneService(String action) {
        int colon = action.indexOf(':');
        String service = colon < 0 ? action : action.substring(0, colon);
        return !service.contains("*") && !service.contains("?");
    }

    /// What one principal has to fulfil.
    static Access access(
            Account account, AccountPrincipal principal, String action, Resource resource) {
        return new WhoCan(account, action, resource).access(principal);
    }

    private Access access(AccountPrincipal principal) {
        KnownKeys keys =
                resource.accountKnown()
                        ? principal.keys().with("aws:ResourceAccount", resource.account())
                        : principal.keys();
        var question =
                new Question(
                        action,
                        resource.pattern().orElse("*"),
                        resource.pattern().isPresent(),
                        principal.principal(),
                        resource.account(),
                        keys);
        return new Access(
                principal,
                action,
                resource.pattern().orElse("*"),
                Reasoning.allowed(resource.with(principal.policies(), account), question));
    }

    /// Roles are assumed in different ways by who has credentials and who comes with a provider's
    /// word; the root user cannot at all.
    private boolean canCall(AccountPrincipal principal) {
        boolean federated = principal.principal() instanceof RequestPrincipal.Federated;
        return switch (action.toLowerCase(Locale.ROOT)) {
            case "sts:assumerolewithsaml", "sts:assumerolewithwebidentity" -> federated;
            case "sts:assumerole" ->
                    !federated
                            && !(principal.principal() instanceof RequestPrincipal.Root)
                            && !(principal.principal() instanceof RequestPrincipal.Anonymous);
            default -> action.contains("*") || action.contains("?") || !federated;
        };
    }

    private List<AccountPrincipal> candidates() {
        Map<String, AccountPrincipal> candidates = new LinkedHashMap<>();
        account.principals().forEach(one -> candidates.put(one.name(), one));
        resource.policy().stream()
                .flatMap(policy -> policy.policy().principals())
                .flatMap(named -> elsewhere(named).stream())
                .forEach(one -> candidates.putIfAbsent(one.name(), one));
        return List.copyOf(candidates.values());
    }

    /// Those whom a principal of the resource's policy names and the account does not have.
    private List<AccountPrincipal> elsewhere(Principal named) {
        if (named.isEveryone()) {
            return List.of(anonymous(), anyOf(ELSEWHERE, "principals of other accounts"));
        }
        return switch (named.type()) {
            case "Service" -> List.of(service(named.value()));
            case "Federated" -> List.of(provider(named.value()));
            case "AWS" ->
                    named.account()
                            .map(id ->
                                    id.equals(account.id())
                                            ? List.<AccountPrincipal>of()
                                            : List.of(anyOf(id, "principals of account " + id)))
                            .orElseGet(() -> byArn(named.value()));
            default -> List.of();
        };
    }

    private List<AccountPrincipal> byArn(String text) {
        Optional<Arn> arn = Arn.find(text);
        if (arn.isEmpty()) {
            return List.of();
        }
        Arn named = arn.get();
        String last = named.resource().substring(named.resource().lastIndexOf('/') + 1);
        String type = named.service() + ":" + named.type();
        if (named.account().equals(account.id())) {
            return type.equals("sts:assumed-role") ? session(named) : List.of();
        }
        KnownKeys keys = foreignKeys(named.account());
        return switch (type) {
            case "iam:user" ->
                    List.of(
                            foreign(
                                    "user",
                                    text,
                                    new RequestPrincipal.User(named.account(), text, text),
                                    keys.with("aws:PrincipalArn", text)
                                            .with("aws:PrincipalType", "User")
                                            .with("aws:username", last)));
            case "iam:role" ->
                    List.of(
                            foreign(
                                    "role",
                                    text,
                                    new RequestPrincipal.RoleSession(
                                            named.account(),
                                            sts(named, "assumed-role/" + last + "/*"),
                                            text,
                                            text),
                                    keys.with("aws:PrincipalArn", text)
                                            .with("aws:PrincipalType", "AssumedRole")
                                            .without("aws:username")));
            case "sts:assumed-role" ->
                    List.of(
                            foreign(
                                    "session",
                                    text,
                                    new RequestPrincipal.RoleSession(named.account(), text, "", ""),
                                    keys.with("aws:PrincipalType", "AssumedRole")
                                            .without("aws:username")));
            default -> List.of();
        };
    }

    /// One session of a role of the account, which the resource's policy names by itself.
    private List<AccountPrincipal> session(Arn named) {
        String[] parts = named.resource().split("/", -1);
        return account.principals().stream()
                .filter(one ->
                        one.principal() instanceof RequestPrincipal.RoleSession role
                                && parts.length == 3
                                && role.roleArn().endsWith("/" + parts[1]))
                .map(one -> {
                    var role = (RequestPrincipal.RoleSession) one.principal();
                    return new AccountPrincipal(
                            "session",
                            named.toString(),
                            new RequestPrincipal.RoleSession(
                                    role.accountId(),
                                    named.toString(),
                                    role.roleArn(),
                                    role.roleId()),
                            one.keys(),
                            one.policies());
                })
                .toList();
    }

    private static String sts(Arn arn, String resource) {
        return new Arn(arn.partition(), "sts", "", arn.account(), resource).toString();
    }

    private static AccountPrincipal anonymous() {
        return new AccountPrincipal(
                "everyone",
                "everyone, also without credentials",
                new RequestPrincipal.Anonymous(),
                KnownKeys.none()
                        .with("aws:PrincipalType", "Anonymous")
                        .with("aws:PrincipalAccount", "anonymous")
                        .with("aws:userid", "anonymous")
                        .without("aws:PrincipalArn")
                        .without("aws:username")
                        .without("aws:PrincipalOrgID")
                        .without("aws:PrincipalOrgPaths")
                        .withoutOthersLike("aws:PrincipalTag/"),
                nothing());
    }

    private static AccountPrincipal service(String name) {
        return new AccountPrincipal(
                "service",
                name,
                new RequestPrincipal.Service(name),
                KnownKeys.none()
                        .with("aws:PrincipalIsAWSService", "true")
                        .with("aws:PrincipalServiceName", name)
                        .without("aws:username")
                        .withoutOthersLike("aws:PrincipalTag/"),
                nothing());
    }

    private static AccountPrincipal provider(String name) {
        return new AccountPrincipal(
                "provider",
                name,
                new RequestPrincipal.Federated(name),
                KnownKeys.none().without("aws:username"),
                nothing());
    }

    private AccountPrincipal anyOf(String id, String name) {
        KnownKeys keys = id.equals(ELSEWHERE) ? KnownKeys.none() : foreignKeys(id);
        return foreign("account", name, new RequestPrincipal.User(id, "*", "*"), keys);
    }

    private AccountPrincipal foreign(
            String kind, String name, RequestPrincipal principal, KnownKeys keys) {
        String own =
                principal
                        .account()
                        .filter(id -> !id.equals(ELSEWHERE))
                        .map(id -> "account " + id)
                        .orElse("the principal's account");
        return new AccountPrincipal(
                kind,
                name,
                principal,
                keys,
                nothing().lacking(PolicyType.IDENTITY, own + ", whose policies are not here,"));
    }

    private static KnownKeys foreignKeys(String id) {
        return KnownKeys.none()
                .with("aws:PrincipalAccount", id)
                .with("aws:PrincipalIsAWSService", "false");
    }

    private static KnownPolicies nothing() {
        return KnownPolicies.complete(PolicySet.ofIdentity(List.of()));
    }
}
