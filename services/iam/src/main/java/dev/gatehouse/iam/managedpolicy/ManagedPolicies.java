package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.store.View;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The managed policies that an account can attach: its own and those of AWS.
public final class ManagedPolicies {
    private static final Pattern RESOURCE = Pattern.compile("policy/([\\w+=,.@-]+/)*[\\w+=,.@-]+");

    private final AwsManagedPolicies aws;

    public ManagedPolicies(AwsManagedPolicies aws) {
        this.aws = aws;
    }

    /// The managed policy with this ARN.
    public Optional<ManagedPolicy> find(Account account, View view, String arn) {
        if (isAws(account, arn)) {
            return aws.find(pathAndName(arn)).map(ManagedPolicies::of);
        }
        return view.find(ManagedPolicy.KIND, Names.key(arn.substring(arn.lastIndexOf('/') + 1)))
                .filter(policy -> policy.arn(account).equals(arn));
    }

    /// The managed policy with this ARN.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, `InvalidInput` if no
    ///   policy can have it
    public ManagedPolicy get(Account account, View view, String arn) {
        requireArn(account, arn);
        return find(account, view, arn)
                .orElseThrow(() -> NO_SUCH_ENTITY.because("Policy %s was not found.", arn));
    }

    /// Refuses what cannot be the ARN of a managed policy.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput`
    public static void requireArn(Account account, String arn) {
        boolean fits =
                Arn.find(arn)
                        .filter(one -> one.partition().equals(account.partition().id()))
                        .filter(one -> one.service().equals("iam") && one.region().isEmpty())
                        .filter(one -> RESOURCE.matcher(one.resource()).matches())
                        .isPresent();
        if (!fits) {
            throw INVALID_INPUT.because("ARN %s is not valid.", arn);
        }
    }

    /// The customer managed policies of an account by key.
    public static SortedMap<String, Found> local(Account account, View view) {
        var found = new TreeMap<String, Found>();
        view.map(ManagedPolicy.KIND)
                .forEach((key, policy) -> found.put(key, new Found(policy.arn(account), policy)));
        return found;
    }

    /// The policies of AWS as an account sees them, by key. A customer's policy of the same name
    /// comes before.
    public SortedMap<String, Found> aws(Account account) {
        String prefix = "arn:" + account.partition().id() + ":iam::aws:policy";
        var found = new TreeMap<String, Found>();
        aws.all()
                .forEach(entry ->
                        found.put(
                                Names.key(entry.name()) + '\0',
                                new Found(prefix + entry.path() + entry.name(), of(entry))));
        return found;
    }

    /// A policy with its ARN.
    public record Found(String arn, ManagedPolicy policy) {}

    /// Whether a policy that exists can be attached to users, groups and roles; some of AWS's are
    /// for its own roles only.
    public boolean isAttachable(Account account, String arn) {
        return !isAws(account, arn)
                || aws.find(pathAndName(arn))
                        .filter(AwsManagedPolicies.Entry::attachable)
                        .isPresent();
    }

    /// Whether an ARN is in the name space of AWS's own managed policies.
    public static boolean isAws(Account account, String arn) {
        return arn.startsWith("arn:" + account.partition().id() + ":iam::aws:policy/");
    }

    private static String pathAndName(String arn) {
        return arn.substring(arn.indexOf(":policy/") + ":policy".length());
    }

    private static ManagedPolicy of(AwsManagedPolicies.Entry entry) {
        AwsManagedPolicies.Version current = entry.defaultVersion();
        return new ManagedPolicy(
                entry.name(),
                entry.path(),
                entry.id(),
                Optional.empty(),
                entry.created(),
                current.created(),
                current.id(),
                current.number() + 1,
                entry.versions().stream()
                        .map(version ->
                                new ManagedPolicy.Version(
                                        version.id(), version.document(), version.created()))
                        .toList(),
                new TreeMap<>());
    }
}
