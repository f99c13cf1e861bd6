package dev.gatehouse.cli.policy;

import dev.gatehouse.policy.yaml.YamlPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse policy convert`: JSON to YAML, YAML to JSON.
@Command(
        name = "convert",
        description = "Prints a policy of a JSON file as YAML, one of a YAML file as JSON.",
        mixinStandardHelpOptions = true)
final class ConvertCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(description = "The file, - for standard input.")
    private String file = "-";

    @Override
    public Integer call() throws IOException {
        PolicyFile policy = PolicyFile.read(file);
        String converted = policy.isJson() ? YamlPrinter.print(policy.value()) : policy.asJson();
        if (spec != null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(converted);
            out.flush();
        }
        return 0;
    }
}
