package dev.gatehouse.iam.simulator;

import dev.gatehouse.api.iam.EvaluationResult;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every action with every resource, a page at a time: only what is on the page is evaluated, so
/// that long lists of both cost no more than an answer can hold.
record SimulationPages(Markers markers) {

    /// @param operation whose answer it is; the scenario must be the same when a list is continued
    Page<EvaluationResult> page(
            String operation, Scenario scenario, Simulation simulation, Call call) {
        String list =
                Lists.name(
                        call,
                        operation,
                        String.valueOf(scenario.actions()),
                        String.valueOf(scenario.resources()),
                        String.valueOf(scenario.policies()));
        List<String> actions = scenario.actions();
        List<String> resources = scenario.resources();
        long all = (long) actions.size() * resources.size();
        long from =
                scenario.marker()
                        .map(marker -> Long.parseLong(markers.open(list, marker)))
                        .orElse(0L);
        long to = Math.min(all, from + scenario.maxItems().orElse(Page.DEFAULT_SIZE));
        var results = new ArrayList<EvaluationResult>();
        for (long i = from; i < to; i++) {
            results.add(
                    simulation.evaluate(
                            actions.get((int) (i / resources.size())),
                            resources.get((int) (i % resources.size()))));
        }
        return new Page<>(
                results,
                to < all ? Optional.of(markers.after(list, String.valueOf(to))) : Optional.empty());
    }
}
