package dev.gatehouse.cli.policy;

import dev.gatehouse.catalog.AccessLevel;
import dev.gatehouse.catalog.PolicySummary;
import dev.gatehouse.catalog.PolicySummary.ServiceAccess;
import dev.gatehouse.catalog.Services;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse policy summary`: what a policy allows and denies, by service and access level.
@Command(
        name = "summary",
        description = "Summarises an identity-based policy by service and access level.",
        mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(description = "The file, - for standard input.")
    private String file = "-";

    @Override
    public Integer call() throws IOException {
        PolicySummary summary =
                PolicySummary.of(List.of(PolicyFile.read(file).identityPolicy()), Services.load());
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            print("Allow", summary.allowed(), out);
            print("Deny", summary.denied(), out);
            if (!summary.unknown().isEmpty()) {
                out.println("Names no known action: " + String.join(", ", summary.unknown()));
            }
            out.flush();
        }
        return 0;
    }

    private static void print(String effect, List<ServiceAccess> access, PrintWriter out) {
        for (ServiceAccess service : access) {
            String levels =
                    service.actions().entrySet().stream()
                            .map(level -> extent(service, level.getKey(), level.getValue().size()))
                            .collect(Collectors.joining(", "));
            out.printf(
                    "%-5s  %-24s  %s%n       on %s%s%n",
                    effect,
                    service.service().prefix(),
                    levels,
                    resources(service),
                    service.conditional() ? ", some under conditions" : "");
        }
    }

    private static String extent(ServiceAccess service, AccessLevel level, int actions) {
        return service.isFull(level)
                ? level.words() + " (full)"
                : level.words() + " (" + actions + " of " + service.service().count(level) + ")";
    }

    private static String resources(ServiceAccess service) {
        if (service.resources().contains("*")) {
            return "all resources";
        }
        return service.resources().size() == 1
                ? service.resources().iterator().next()
                : service.resources().size() + " patterns of resources";
    }
}
