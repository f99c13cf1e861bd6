package dev.gatehouse.iam.managedpolicy;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.entity.EntityType;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.View;

/// The managed policies that a customer keeps, as operations handle them: by ARN.
public final class CustomerPolicies {
    public static final EntityType<ManagedPolicy> TYPE =
            new EntityType<>(
                    ManagedPolicy.KIND,
                    "policy",
                    Quota.POLICIES_PER_ACCOUNT,
                    "Policy %s was not found.",
                    "A policy called %s already exists. Duplicate names are not allowed.");

    private final ManagedPolicies policies;

    public CustomerPolicies(ManagedPolicies policies) {
        this.policies = policies;
    }

    /// An action on the policy with this ARN, which may be one of AWS's.
    public Access access(String action, String arn, Call call) {
        Access access = Access.to(action, arn).shownAs("policy " + arn);
        return policies.find(call.account(), call.view(), arn)
                .map(policy -> access.onResourceTagged(policy.tags()))
                .orElse(access);
    }

    /// The policy with this ARN, to look at.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none
    public ManagedPolicy get(String arn, Call call) {
        return policies.get(call.account(), call.view(), arn);
    }

    /// The policy with this ARN, to change.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is none, `AccessDenied` if it
    ///   is one of AWS's
    public ManagedPolicy getOwn(String action, String arn, Call call) {
        ManagedPolicy policy = get(arn, call);
        if (ManagedPolicies.isAws(call.account(), arn)) {
            throw ACCESS_DENIED.because(
                    "User: %s is not authorized to perform: %s on resource: policy %s",
                    call.caller().arn(), action, arn);
        }
        return policy;
    }

    /// How many versions the policies of an account have together.
    public static int versions(View view) {
        return view.all(ManagedPolicy.KIND).stream()
                .mapToInt(policy -> policy.versions().size())
                .sum();
    }

    /// Refuses one more version of any policy where there are as many as there may be.
    ///
    /// @throws dev.gatehouse.api.AwsException `LimitExceeded`
    static void requireRoomForVersion(Call call) {
        long most =
                (long) call.view().count(ManagedPolicy.KIND)
                        * call.limit(Quota.VERSIONS_PER_POLICY);
        // Counting them looks at every policy, so it is left out where it cannot matter.
        if (most >= call.limit(Quota.POLICY_VERSIONS_IN_USE)) {
            Entities.requireBelow(Quota.POLICY_VERSIONS_IN_USE, versions(call.view()), call);
        }
    }

    /// Refuses a document that cannot be a managed policy.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedPolicyDocument`, `LimitExceeded`
    static void requireFit(String document, Call call) {
        PolicyDocuments.validateManaged(document);
        int limit = call.limit(Quota.POLICY_SIZE);
        if (PolicyDocuments.size(document) > limit) {
            throw LIMIT_EXCEEDED.because("Cannot exceed quota for PolicySize: %d", limit);
        }
    }
}
