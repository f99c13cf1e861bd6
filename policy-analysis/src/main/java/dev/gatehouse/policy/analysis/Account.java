package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.analysis.AccountDetails.Group;
import dev.gatehouse.policy.analysis.AccountDetails.InlinePolicy;
import dev.gatehouse.policy.analysis.AccountDetails.Policies;
import dev.gatehouse.policy.analysis.AccountDetails.Role;
import dev.gatehouse.policy.analysis.AccountDetails.User;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// An account with its principals and all policies that hang on them. What the details lack is not
/// known, and never allows.
public final class Account {
    private final AccountDetails details;
    private final PolicySource awsManaged;
    private final List<List<NamedPolicy>> serviceControl;
    private final List<List<NamedPolicy>> resourceControl;
    private final Arn anyArn;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, ParseResult> parsed = new HashMap<>();

    private Account(
            AccountDetails details,
            PolicySource awsManaged,
            List<List<NamedPolicy>> serviceControl,
            List<List<NamedPolicy>> resourceControl) {
        this.details = details;
        this.awsManaged = awsManaged;
        this.serviceControl = List.copyOf(serviceControl);
        this.resourceControl = List.copyOf(resourceControl);
        this.anyArn =
                Stream.of(
                                details.users().stream().map(User::arn),
                                details.roles().stream().map(Role::arn),
                                details.groups().stream().map(Group::arn),
                                details.policies().keySet().stream())
                        .flatMap(arns -> arns)
                        .flatMap(arn -> Arn.find(arn).stream())
                        .filter(arn -> !arn.account().isEmpty() && !arn.account().equals("aws"))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "the details do not say which account they are of: they"
                                                + " have no user, role, group or policy of its"
                                                + " own"));
        Stream.concat(
                        details.users().stream().map(User::arn),
                        details.roles().stream().map(Role::arn))
                .flatMap(arn -> Arn.find(arn).map(Arn::account).stream())
                .filter(other -> !other.equals(id()))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(
                            "the details are of several accounts, " + id() + " and " + other);
                });
        for (Group group : details.groups()) {
            groups.put(group.name().toLowerCase(Locale.ROOT), group);
        }
    }

    /// Where the documents of the policies that AWS manages come from.
    @FunctionalInterface
    public interface PolicySource {
        /// The document of the policy of this ARN.
        Optional<String> find(String arn);
    }

    /// An account.
    ///
    /// @param serviceControl its service control policies by level, root first
    /// @param resourceControl its resource control policies by level, root first
    /// @throws IllegalArgumentException if the details do not say of which account they are, or are
    ///   of several
    public static Account of(
            AccountDetails details,
            PolicySource awsManaged,
            List<List<NamedPolicy>> serviceControl,
            List<List<NamedPolicy>> resourceControl) {
        return new Account(details, awsManaged, serviceControl, resourceControl);
    }

    /// Twelve digits.
    public String id() {
        return anyArn.account();
    }

    /// The root user, the users and the roles, in this order.
    public List<AccountPrincipal> principals() {
        var principals = new ArrayList<AccountPrincipal>();
        principals.add(root());
        details.users().forEach(user -> principals.add(user(user)));
        details.roles().forEach(role -> principals.add(role(role)));
        return List.copyOf(principals);
    }

    /// A principal by its ARN, or by its name if that is only one's.
    public Optional<AccountPrincipal> find(String nameOrArn) {
        List<AccountPrincipal> found =
                principals().stream()
                        .filter(one ->
                                one.name().equals(nameOrArn)
                                        || one.name().endsWith("/" + nameOrArn))
                        .toList();
        return found.size() == 1 ? found.stream().findFirst() : Optional.empty();
    }

    /// The roles.
    List<Role> roles() {
        return details.roles();
    }

    /// A document as a policy of a type; empty if it is none.
    Optional<NamedPolicy> policy(PolicyType type, String name, String document) {
        PolicyType language = type == PolicyType.PERMISSIONS_BOUNDARY ? PolicyType.IDENTITY : type;
        ParseResult result =
                parsed.computeIfAbsent(
                        language + " " + document, key -> PolicyParser.parse(document, language));
        return result instanceof ParseResult.Parsed read
                ? Optional.of(new NamedPolicy(type, name, read.policy()))
                : Optional.empty();
    }

    List<List<NamedPolicy>> resourceControl() {
        return resourceControl;
    }

    private AccountPrincipal root() {
        String arn = new Arn(anyArn.partition(), "iam", "", id(), "root").toString();
        KnownKeys keys =
                keys(arn, "Account")
                        .with("aws:userid", id())
                        .without("aws:username")
                        .withoutOthersLike("aws:PrincipalTag/");
        return new AccountPrincipal(
                "root",
                arn,
                new RequestPrincipal.Root(id()),
                keys,
                collect(List.of(), Optional.empty(), List.of()));
    }

    private AccountPrincipal user(User user) {
        KnownKeys keys =
                keys(user.arn(), "User")
                        .with("aws:username", user.name())
                        .without("aws:FederatedProvider");
        keys = user.id().map(with(keys, "aws:userid")).orElse(keys);
        for (Map.Entry<String, String> tag : user.tags().entrySet()) {
            keys = keys.with("aws:PrincipalTag/" + tag.getKey(), tag.getValue());
        }
        var policies = new ArrayList<>(List.of(user.policies()));
        var lacking = new ArrayList<String>();
        for (String name : user.groups()) {
            Group group = groups.get(name.toLowerCase(Locale.ROOT));
            if (group == null) {
                lacking.add("group `" + name + "`, which is not in the details,");
            } else {
                policies.add(group.policies());
            }
        }
        return new AccountPrincipal(
                "user",
                user.arn(),
                new RequestPrincipal.User(id(), user.arn(), user.id().orElse(user.arn())),
                keys.withoutOthersLike("aws:PrincipalTag/"),
                collect(policies, user.boundary(), lacking));
    }

    private static Function<String, KnownKeys> with(KnownKeys keys, String key) {
        return value -> keys.with(key, value);
    }

    private AccountPrincipal role(Role role) {
        return new AccountPrincipal(
                "role",
                role.arn(),
                new RequestPrincipal.RoleSession(
                        id(),
                        new Arn(
                                        anyArn.partition(),
                                        "sts",
                                        "",
                                        id(),
                                        "assumed-role/" + role.name() + "/*")
                                .toString(),
                        role.arn(),
                        role.id().orElse(role.arn())),
                // A session has tags and a name of its own.
                keys(role.arn(), "AssumedRole").without("aws:username"),
                collect(List.of(role.policies()), role.boundary(), List.of()));
    }

    private KnownKeys keys(String arn, String type) {
        return KnownKeys.none()
                .with("aws:PrincipalArn", arn)
                .with("aws:PrincipalAccount", id())
                .with("aws:PrincipalType", type)
                .with("aws:PrincipalIsAWSService", "false")
                .without("aws:PrincipalServiceName")
                .without("aws:PrincipalServiceNamesList");
    }

    private KnownPolicies collect(
            List<Policies> holders, Optional<String> boundary, List<String> lacking) {
        var identity = new ArrayList<NamedPolicy>();
        var unknown = new ArrayList<>(lacking);
        for (Policies holder : holders) {
            for (InlinePolicy inline : holder.inline()) {
                policy(PolicyType.IDENTITY, inline.name(), inline.document())
                        .ifPresentOrElse(
                                identity::add,
                                () ->
                                        unknown.add(
                                                "policy `"
                                                        + inline.name()
                                                        + "`, which cannot be read,"));
            }
            for (String arn : holder.attached()) {
                managed(PolicyType.IDENTITY, arn)
                        .ifPresentOrElse(identity::add, () -> unknown.add(lacks(arn)));
            }
        }
        Optional<NamedPolicy> limit =
                boundary.flatMap(arn -> managed(PolicyType.PERMISSIONS_BOUNDARY, arn));
        var policies =
                KnownPolicies.complete(
                        new PolicySet(
                                identity.stream().distinct().toList(),
                                limit,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                serviceControl,
                                List.of(),
                                Optional.empty()));
        for (String what : unknown) {
            policies = policies.lacking(PolicyType.IDENTITY, what);
        }
        return boundary.isPresent() && limit.isEmpty()
                ? policies.lacking(
                        PolicyType.PERMISSIONS_BOUNDARY, "boundary " + lacks(boundary.get()))
                : policies;
    }

    private static String lacks(String arn) {
        return "policy `" + arn + "`, which is not in the details,";
    }

    private Optional<NamedPolicy> managed(PolicyType type, String arn) {
        return Optional.ofNullable(details.policies().get(arn))
                .or(() -> awsManaged.find(arn))
                .flatMap(document -> policy(type, arn, document));
    }
}
