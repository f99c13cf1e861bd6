package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Candidates;
import dev.gatehouse.policy.Layer.Entry;
import dev.gatehouse.policy.Layer.Many;
import dev.gatehouse.policy.Layer.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Many statements by the actions that they name: those that name an action, those that name a
/// family of a service's, and those about any service.
final class StatementIndex {
    /// So many statements are looked at one by one.
    static final int FEW = 64;

    private static final int FEW_CANDIDATES = 256;

    private final OfEffect denies;
    private final OfEffect allows;

    StatementIndex(List<Entry> entries) {
        this.denies = new OfEffect(entries, Effect.DENY);
        this.allows = new OfEffect(entries, Effect.ALLOW);
    }

    /// What can be about an action, in lower case.
    Candidates about(String action) {
        return new Candidates(denies.about(action), allows.about(action));
    }

    private static final class OfEffect {
        private final Map<String, List<Entry>> byAction = new HashMap<>();
        private final Map<String, List<Entry>> byService = new HashMap<>();
        private final List<Entry> ofAnyService = new ArrayList<>();
        private final Map<String, ResourceTree> services = new HashMap<>();
        private final ResourceTree anyService;

        OfEffect(List<Entry> entries, Effect effect) {
            entries.stream().filter(entry -> entry.effect() == effect).forEach(this::add);
            byService.forEach(
                    (service, found) -> services.put(service, ResourceTree.of(found, false)));
            anyService = ResourceTree.of(ofAnyService, false);
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

        Source about(String action) {
            int colon = action.indexOf(':');
            String service = colon < 0 ? action : action.substring(0, colon);
            List<Entry> exact = byAction.getOrDefault(action, List.of());
            List<Entry> family = byService.getOrDefault(service, List.of());
            List<Entry> about =
                    Stream.of(exact, family, ofAnyService)
                            .flatMap(List::stream)
                            .distinct()
                            .filter(entry -> entry.compiled().isAbout(action))
                            .sorted(Comparator.comparingInt(Entry::order))
                            .toList();
            if (about.size() <= FEW_CANDIDATES) {
                return new Layer.Few(about);
            }
            var trees = new ArrayList<ResourceTree>();
            trees.add(anyService);
            trees.add(ResourceTree.of(exact, true));
            if (services.containsKey(service)) {
                trees.add(services.get(service));
            }
            return new Many(List.copyOf(trees));
        }
    }
}
