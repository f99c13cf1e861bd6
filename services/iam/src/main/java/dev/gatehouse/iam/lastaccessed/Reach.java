package dev.gatehouse.iam.lastaccessed;

import dev.gatehouse.catalog.PolicySummary;
import dev.gatehouse.catalog.Services;
import dev.gatehouse.domain.Account;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.iam.group.Group;
import dev.gatehouse.iam.group.Groups;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the policies of an entity, or one managed policy, reach, and whose uses count for it.
///
/// @param entities the users and roles, each once: of a user or role, itself; of a group, its
///   members; of a policy, those that it is attached to and the members of such groups
/// @param services those of which the policies allow something
record Reach(List<IamEntity> entities, List<PolicySummary.ServiceAccess> services) {

    /// The entities and policies of an account by ARN.
    record Finder(ManagedPolicies managed, PolicySources sources) {
        /// An action on the entity or policy with this ARN.
        Access access(String action, String arn, Call call) {
            return isPolicy(arn)
                    ? managed.find(call.account(), call.view(), arn)
                            .map(policy -> Access.to(action, arn).onResourceTagged(policy.tags()))
                            .orElseGet(() -> Access.to(action, arn))
                    : sources.access(action, arn, call);
        }

        /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if there is nothing of this ARN,
        ///   `InvalidInput` if it is the ARN of something else
        Reach of(String arn, Call call) {
            if (isPolicy(arn)) {
                String document =
                        managed.get(call.account(), call.view(), arn).defaultVersion().document();
                return new Reach(
                        attached(arn, call),
                        summary(List.of(PolicyDocuments.parse(document, PolicyType.IDENTITY))));
            }
            var source = sources.get(arn, call);
            List<Policy> policies =
                    source.policies().stream()
                            .map(policy -> policy.policy(PolicyType.IDENTITY))
                            .toList();
            List<? extends IamEntity> entities =
                    switch (source.type()) {
                        case "user" -> List.of(Users.in(call).get(source.name()));
                        case "role" -> List.of(Roles.in(call).get(source.name()));
                        default -> members(Groups.in(call).get(source.name()), call);
                    };
            return new Reach(List.copyOf(entities), summary(policies));
        }

        private static boolean isPolicy(String arn) {
            return Arn.find(arn)
                    .filter(one -> one.service().equals("iam") && one.type().equals("policy"))
                    .isPresent();
        }
    }

    /// The services that policies reach, by prefix.
    static List<PolicySummary.ServiceAccess> summary(List<Policy> policies) {
        return PolicySummary.of(policies, Services.load()).allowed();
    }

    private static List<IamEntity> members(Group group, Call call) {
        return List.copyOf(Users.in(call).by("group", group.key()));
    }

    private static List<IamEntity> attached(String policyArn, Call call) {
        Account account = call.account();
        Map<String, IamEntity> found = new LinkedHashMap<>();
        var all = new ArrayList<IamEntity>(Users.in(call).by("policy", policyArn));
        Groups.in(call).by("policy", policyArn).forEach(group -> all.addAll(members(group, call)));
        all.addAll(Roles.in(call).by("policy", policyArn));
        all.forEach(entity -> found.put(entity.arn(account), entity));
        return List.copyOf(found.values());
    }
}
