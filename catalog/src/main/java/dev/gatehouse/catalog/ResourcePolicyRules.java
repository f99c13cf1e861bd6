package dev.gatehouse.catalog;

import dev.gatehouse.policy.Arn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Which resource's policy governs a resource: an object is governed by the policy of its bucket, a
/// queue by its own.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html">Services
///   that work with IAM</a>
public final class ResourcePolicyRules {
    private final Map<String, List<Rule>> byService;

    private ResourcePolicyRules(Map<String, List<Rule>> byService) {
        this.byService = byService;
    }

    /// The rules that the catalog carries.
    public static ResourcePolicyRules load() {
        var rules = new HashMap<String, List<Rule>>();
        for (String[] fields : CarriedTable.rows("resource-policies.tsv")) {
            rules.computeIfAbsent(fields[0], _ -> new ArrayList<>()).add(Rule.of(fields));
        }
        return new ResourcePolicyRules(rules);
    }

    /// What governs a resource. The parts of an ARN that ignore letter case are in lower case.
    public Governing of(Arn resource) {
        String service = resource.service().toLowerCase(Locale.ROOT);
        for (Rule rule : byService.getOrDefault(service, List.of())) {
            if (rule.fits(resource.resource())) {
                return governing(resource, rule.named(resource.resource()), rule.policy());
            }
        }
        return governing(resource, resource.resource(), Kind.OWN);
    }

    private static Governing governing(Arn resource, String name, Kind policy) {
        boolean global = policy == Kind.GLOBAL;
        return new Governing(
                new Arn(
                        resource.partition().toLowerCase(Locale.ROOT),
                        resource.service().toLowerCase(Locale.ROOT),
                        global ? "" : resource.region().toLowerCase(Locale.ROOT),
                        global ? "" : resource.account(),
                        name),
                policy);
    }

    /// What kind of policy a resource has.
    public enum Kind {
        OWN,
        /// Of a name that is unique in the partition: the ARN does not say the account.
        GLOBAL,
        /// Nobody reaches the resource without it, as with the policy of a KMS key.
        STRICT,
        /// The trust policy of a role.
        TRUST,
        /// There can be none.
        NONE
    }

    /// The resource whose policy counts.
    public record Governing(Arn arn, Kind policy) {}

    /// @param divider one character that means itself in a regular expression
    private record Rule(List<String> begins, String divider, int parts, Kind policy) {
        static Rule of(String[] fields) {
            return new Rule(
                    List.of(fields[1].split(fields[2], -1)),
                    fields[2],
                    Integer.parseInt(fields[3]),
                    Kind.valueOf(fields[4].toUpperCase(Locale.ROOT)));
        }

        boolean fits(String resource) {
            List<String> given = parts(resource);
            if (given.size() < begins.size()) {
                return false;
            }
            for (int i = 0; i < begins.size(); i++) {
                if (!begins.get(i).equals("*") && !begins.get(i).equals(given.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /// The first parts of a resource.
        String named(String resource) {
            List<String> given = parts(resource);
            return policy == Kind.TRUST || policy == Kind.NONE
                    ? resource
                    : String.join(divider, given.subList(0, Math.min(parts, given.size())));
        }

        private List<String> parts(String resource) {
            return List.of(resource.split(divider, -1));
        }
    }
}
