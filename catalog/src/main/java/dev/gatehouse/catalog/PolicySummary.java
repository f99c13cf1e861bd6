package dev.gatehouse.catalog;

import dev.gatehouse.policy.ActionPattern;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What policies allow and deny, by service and access level.
///
/// @param allowed what is allowed and not denied whatever the request
/// @param denied what is denied, perhaps under conditions
/// @param unknown actions that name nothing the catalog knows
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_understand.html">Policy
///   summaries</a>
public record PolicySummary(
        List<ServiceAccess> allowed, List<ServiceAccess> denied, List<String> unknown) {

    /// The access to one service.
    ///
    /// @param actions by access level, the names of the actions; levels without any are absent
    /// @param resources as the statements name them
    /// @param conditional whether a condition limits some of it
    public record ServiceAccess(
            Service service,
            Map<AccessLevel, SortedSet<String>> actions,
            Set<String> resources,
            boolean conditional) {
        /// Whether every action of this level is among them.
        public boolean isFull(AccessLevel level) {
            return actions.getOrDefault(level, new TreeSet<>()).size() == service.count(level);
        }
    }

    /// Summarises identity-based policies that apply together.
    public static PolicySummary of(Collection<Policy> policies, Services services) {
        var unknown = new LinkedHashSet<String>();
        var allowed = new HashMap<String, Access>();
        var denied = new HashMap<String, Access>();
        var always = new HashMap<String, Access>();
        for (Policy policy : policies) {
            for (Statement statement : policy.statements()) {
                Map<String, Access> into = statement.effect() == Effect.ALLOW ? allowed : denied;
                add(statement, services, into, unknown);
                if (statement.effect() == Effect.DENY && isAlways(statement)) {
                    add(statement, services, always, unknown);
                }
            }
        }
        always.forEach((prefix, access) -> {
            Access left = allowed.get(prefix);
            if (left != null) {
                left.names.removeAll(access.names);
            }
        });
        return new PolicySummary(
                access(allowed, services), access(denied, services), List.copyOf(unknown));
    }

    private static boolean isAlways(Statement statement) {
        return statement.conditions().isEmpty()
                && statement
                        .resources()
                        .filter(resources -> !resources.negated())
                        .filter(resources -> resources.values().contains("*"))
                        .isPresent();
    }

    private static void add(
            Statement statement, Services services, Map<String, Access> into, Set<String> unknown) {
        List<String> texts = statement.actions().values();
        List<ActionPattern> patterns = texts.stream().map(ActionPattern::of).toList();
        boolean negated = statement.actions().negated();
        var used = new HashSet<ActionPattern>();
        for (Service service : services.all()) {
            List<ActionPattern> candidates =
                    IntStream.range(0, texts.size())
                            .filter(i -> mayName(texts.get(i), service))
                            .mapToObj(patterns::get)
                            .toList();
            if (candidates.isEmpty() && !negated) {
                continue;
            }
            for (String name : service.actions().keySet()) {
                String action = service.prefix() + ":" + name;
                boolean named = false;
                for (ActionPattern pattern : candidates) {
                    if (pattern.matches(action)) {
                        named = true;
                        used.add(pattern);
                    }
                }
                if (named != negated) {
                    into.computeIfAbsent(service.prefix(), prefix -> new Access())
                            .add(name, statement);
                }
            }
        }
        for (int i = 0; i < patterns.size(); i++) {
            if (!used.contains(patterns.get(i))) {
                unknown.add(statement.actions().values().get(i));
            }
        }
    }

    /// Whether a pattern may name actions of a service, as most name those of one only.
    private static boolean mayName(String pattern, Service service) {
        int colon = pattern.indexOf(':');
        String prefix = colon < 0 ? "*" : pattern.substring(0, colon);
        return prefix.indexOf('*') >= 0
                || prefix.indexOf('?') >= 0
                || prefix.equalsIgnoreCase(service.prefix());
    }

    private static List<ServiceAccess> access(Map<String, Access> byPrefix, Services services) {
        var found = new ArrayList<ServiceAccess>();
        for (Service service : services.all()) {
            Access access = byPrefix.get(service.prefix());
            if (access != null && !access.names.isEmpty()) {
                found.add(access.of(service));
            }
        }
        return List.copyOf(found);
    }

    /// The access to a service as it is gathered.
    private static final class Access {
        private final Set<String> names = new HashSet<>();
        private final Set<String> resources = new LinkedHashSet<>();
        private boolean conditional;

        private void add(String name, Statement statement) {
            names.add(name);
            statement
                    .resources()
                    .ifPresent(named -> {
                        String not = named.negated() ? "all but " : "";
                        named.values().forEach(resource -> resources.add(not + resource));
                    });
            conditional |= !statement.conditions().isEmpty();
        }

        private ServiceAccess of(Service service) {
            var byLevel = new EnumMap<AccessLevel, SortedSet<String>>(AccessLevel.class);
            for (String name : names) {
                Service.Action action = service.actions().get(name);
                if (action != null) {
                    byLevel.computeIfAbsent(action.level(), level -> new TreeSet<>()).add(name);
                }
            }
            return new ServiceAccess(service, byLevel, Set.copyOf(resources), conditional);
        }
    }
}
