package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Both;
import dev.gatehouse.policy.Layer.Candidates;
import dev.gatehouse.policy.Layer.Entry;
import dev.gatehouse.policy.Layer.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Many statements by the actions that they name: those that name an action, those that name a
/// family of a service's, and those about any service.
final class StatementIndex {
    private final OfEffect denies;
    private final OfEffect allows;

    StatementIndex(List<Entry> entries) {
        this.denies = new OfEffect(entries, Effect.DENY);
        this.allows = new OfEffect(entries, Effect.ALLOW);
    }

    /// What is about an action, in lower case.
    Candidates about(String action, SharedSources sources) {
        return new Candidates(denies.about(action, sources), allows.about(action, sources));
    }

    private static final class OfEffect {
        private final Map<String, List<Entry>> byAction = new HashMap<>();
        private final Map<String, List<Entry>> byService = new HashMap<>();
        private final List<Entry> ofAnyService = new ArrayList<>();

        OfEffect(List<Entry> entries, Effect effect) {
            entries.stream().filter(entry -> entry.effect() == effect).forEach(this::add);
        }

        private void add(Entry entry) {
            CompiledStatement statement = entry.compiled();
            if (statement.statement().actions().negated()) {
                ofAnyService.add(entry);
                return;
            }
            for (String action : statement.exactActions()) {
                byAction.computeIfAbsent(action, key -> new ArrayList<>()).add(entry);
            }
            Set<String> names = new LinkedHashSet<>();
            for (String pattern : statement.actionPatterns()) {
                int colon = pattern.indexOf(':');
                String service = colon < 0 ? "*" : pattern.substring(0, colon);
                names.add(service.indexOf('*') >= 0 || service.indexOf('?') >= 0 ? "*" : service);
            }
            for (String service : names) {
                (service.equals("*")
                                ? ofAnyService
                                : byService.computeIfAbsent(service, key -> new ArrayList<>()))
                        .add(entry);
            }
        }

        /// Statements that name the action are apart from those about a family of actions: these
        /// are the same for many actions.
        Source about(String action, SharedSources sources) {
            int colon = action.indexOf(':');
            String service = colon < 0 ? action : action.substring(0, colon);
            List<Entry> exact = byAction.getOrDefault(action, List.of());
            List<Entry> family =
                    Stream.of(byService.getOrDefault(service, List.of()), ofAnyService)
                            .flatMap(List::stream)
                            .filter(entry -> entry.compiled().isAbout(action))
                            .sorted(Entry.IN_ORDER)
                            .distinct()
                            .toList();
            if (exact.isEmpty() || family.isEmpty()) {
                return sources.of(exact.isEmpty() ? family : exact);
            }
            return exact.size() + family.size() <= SharedSources.FEW
                    ? sources.of(inOrder(exact, family))
                    : new Both(sources.of(exact), sources.of(family));
        }

        private static List<Entry> inOrder(List<Entry> one, List<Entry> other) {
            return Stream.concat(one.stream(), other.stream())
                    .sorted(Entry.IN_ORDER)
                    .distinct()
                    .toList();
        }
    }
}
