package dev.gatehouse.iam.role;

import static dev.gatehouse.api.iam.IamErrorCode.UNMODIFIABLE_ENTITY;

import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.Names;
import dev.gatehouse.iam.entity.PolicyHolder;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.TextMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// An IAM role: permissions that whoever its trust policy names can take on for a time.
///
/// @param trustPolicy the document as it was sent
/// @param trustedPrincipals the unique ids of the users and roles that the trust policy named when
///   it was written, by their ARNs: who takes over a deleted principal's name is not trusted
/// @param maxSessionDuration in seconds, 3,600 to 43,200
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html">IAM roles</a>
public record Role(
        String name,
        String path,
        String id,
        Instant created,
        String trustPolicy,
        SortedMap<String, String> trustedPrincipals,
        Optional<String> description,
        int maxSessionDuration,
        Optional<String> boundary,
        SortedMap<String, String> tags,
        List<String> attachedPolicies,
        SortedMap<String, String> inlinePolicies)
        implements PolicyHolder<Role> {
    /// Roles by name ignoring case; found by unique id, attached policy and boundary.
    public static final Kind<Role> KIND =
            Kind.of("role", Role.class)
                    .indexedBy("id", role -> List.of(role.id()))
                    .indexedBy("policy", Role::attachedPolicies)
                    .indexedBy("boundary", role -> role.boundary().stream().toList());

    /// Where the roles are that services have accounts make for them, and no others.
    public static final String SERVICE_PATH = "/aws-service-role/";

    public Role {
        trustedPrincipals = TextMap.copyOf(trustedPrincipals);
        tags = TextMap.copyOf(tags);
        attachedPolicies = List.copyOf(attachedPolicies);
        inlinePolicies = TextMap.copyOf(inlinePolicies);
    }

    @Override
    public String arn(Account account) {
        return account.iamArn("role" + path + name);
    }

    /// Whether the role belongs to an AWS service, which alone changes it.
    public boolean belongsToService() {
        return path.startsWith(SERVICE_PATH);
    }

    @Override
    public void requireModifiable() {
        if (belongsToService()) {
            throw UNMODIFIABLE_ENTITY.because(
                    "Cannot perform the operation on the protected role '%s' - this role is only"
                            + " modifiable by AWS",
                    name);
        }
    }

    /// Where the role is stored.
    public String key() {
        return Names.key(name);
    }

    public Role withTrustPolicy(String document, SortedMap<String, String> principals) {
        return new Role(
                name,
                path,
                id,
                created,
                document,
                principals,
                description,
                maxSessionDuration,
                boundary,
                tags,
                attachedPolicies,
                inlinePolicies);
    }

    public Role described(Optional<String> newDescription, int newMaxSessionDuration) {
        return new Role(
                name,
                path,
                id,
                created,
                trustPolicy,
                trustedPrincipals,
                newDescription,
                newMaxSessionDuration,
                boundary,
                tags,
                attachedPolicies,
                inlinePolicies);
    }

    public Role withBoundary(Optional<String> policyArn) {
        return new Role(
                name,
                path,
                id,
                created,
                trustPolicy,
                trustedPrincipals,
                description,
                maxSessionDuration,
                policyArn,
                tags,
                attachedPolicies,
                inlinePolicies);
    }

    public Role withTags(SortedMap<String, String> newTags) {
        return new Role(
                name,
                path,
                id,
                created,
                trustPolicy,
                trustedPrincipals,
                description,
                maxSessionDuration,
                boundary,
                newTags,
                attachedPolicies,
                inlinePolicies);
    }

    @Override
    public Role withAttachedPolicies(List<String> policyArns) {
        return new Role(
                name,
                path,
                id,
                created,
                trustPolicy,
                trustedPrincipals,
                description,
                maxSessionDuration,
                boundary,
                tags,
                policyArns,
                inlinePolicies);
    }

    @Override
    public Role withInlinePolicies(SortedMap<String, String> documents) {
        return new Role(
                name,
                path,
                id,
                created,
                trustPolicy,
                trustedPrincipals,
                description,
                maxSessionDuration,
                boundary,
                tags,
                attachedPolicies,
                documents);
    }
}
