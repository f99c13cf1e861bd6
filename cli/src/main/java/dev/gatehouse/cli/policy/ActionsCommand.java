package dev.gatehouse.cli.policy;

import dev.gatehouse.catalog.AccessLevel;
import dev.gatehouse.catalog.Service;
import dev.gatehouse.catalog.Services;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse policy actions`: the actions of a service with certain access levels.
@Command(
        name = "actions",
        description = "Prints the actions of a service with the given access levels, one a line.",
        mixinStandardHelpOptions = true)
final class ActionsCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", description = "The service as actions begin with it, such as s3.")
    private String service = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            description = "list, read, write, permissions-management, tagging")
    private List<String> levels = List.of();

    @Override
    public Integer call() {
        Service found =
                Services.load()
                        .find(service)
                        .orElseThrow(
                                () -> new IllegalArgumentException("no service `" + service + "`"));
        Set<AccessLevel> wanted = EnumSet.noneOf(AccessLevel.class);
        for (String level : levels) {
            wanted.add(
                    AccessLevel.find(level)
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "no access level `"
                                                    + level
                                                    + "`, use list, read, write,"
                                                    + " permissions-management or tagging")));
        }
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            found.actions(wanted).forEach(out::println);
            out.flush();
        }
        return 0;
    }
}
