package dev.gatehouse.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The roles that AWS services have accounts make for them.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html">Services
///   that work with IAM</a>
public final class ServiceLinkedRoles {
    private final SortedMap<String, Entry> byService;

    private ServiceLinkedRoles(SortedMap<String, Entry> byService) {
        this.byService = Collections.unmodifiableSortedMap(byService);
    }

    /// The roles that the catalog carries.
    public static ServiceLinkedRoles load() {
        var roles = new TreeMap<String, Entry>();
        CarriedTable.rows("service-linked-roles.tsv").stream()
                .map(Entry::of)
                .forEach(entry -> roles.put(entry.service(), entry));
        return new ServiceLinkedRoles(roles);
    }

    /// The role of a service, by its principal, such as `ecs.amazonaws.com`. Letter case matters.
    public Optional<Entry> find(String service) {
        return Optional.ofNullable(byService.get(service));
    }

    /// All roles in the order of the principals of their services.
    public Collection<Entry> all() {
        return byService.values();
    }

    /// The role that a service has.
    ///
    /// @param service the principal that the role trusts
    /// @param roleName its name, or the beginning of it where a suffix is given
    /// @param policy the name of the AWS managed policy that it has, under `/aws-service-role/`
    /// @param suffixAllowed whether an account can have several, told apart by a suffix
    public record Entry(String service, String roleName, String policy, boolean suffixAllowed) {
        private static Entry of(String[] fields) {
            return new Entry(fields[0], fields[1], fields[2], fields[3].equals("suffix"));
        }
    }
}
