package dev.gatehouse.policy;

import dev.gatehouse.policy.Layer.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Statements by the actions that they name: those that name an action, those that name a family of
/// a service's, and those about any service.
final class StatementIndex {
    private final Map<String, List<Entry>> byAction = new HashMap<>();
    private final Map<String, List<Entry>> byService = new HashMap<>();
    private final List<Entry> ofAnyService = new ArrayList<>();

    /// @param entries in order
    StatementIndex(List<Entry> entries) {
        entries.forEach(this::add);
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

    /// What is about an action. Statements that name it are apart from those about a family of
    /// actions, if they are many together: these are the same for many actions.
    ///
    /// @param action in lower case
    Candidates about(String action, SharedCandidates shared) {
        int colon = action.indexOf(':');
        String service = colon < 0 ? action : action.substring(0, colon);
        List<Entry> exact = byAction.getOrDefault(action, List.of());
        List<Entry> family =
                inOrder(byService.getOrDefault(service, List.of()), ofAnyService).stream()
                        .filter(entry -> entry.compiled().isAbout(action))
                        .toList();
        return exact.isEmpty() || exact.size() + family.size() <= SharedCandidates.FEW
                ? shared.of(inOrder(exact, family))
                : new Candidates.Both(shared.of(exact), shared.of(family));
    }

    private static List<Entry> inOrder(List<Entry> one, List<Entry> other) {
        return Stream.concat(one.stream(), other.stream())
                .sorted(Entry.IN_ORDER)
                .distinct()
                .toList();
    }
}
