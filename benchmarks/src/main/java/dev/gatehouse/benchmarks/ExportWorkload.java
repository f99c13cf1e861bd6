package dev.gatehouse.benchmarks;

import dev.gatehouse.benchmarks.Workload.Request;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Writes the workload for engines that are not on the JVM: the policies on the first line, then a
/// request a line.
public final class ExportWorkload {
    private static final int STATEMENTS = 50;
    private static final int REQUESTS = 1_000;

    private ExportWorkload() {}

    /// Writes to the standard output.
    public static void main(String[] arguments) {
        Workload workload = Workload.of(STATEMENTS, 1);
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.println("[" + String.join(", ", workload.documents()) + "]");
        workload.requests().stream()
                .limit(REQUESTS)
                .map(ExportWorkload::line)
                .forEach(out::println);
        out.flush();
    }

    private static String line(Request request) {
        var text = new StringBuilder("{\"action\": ").append(quoted(request.action()));
        text.append(", \"resource\": ").append(quoted(request.resource()));
        text.append(", \"allowed\": ").append(request.allowed()).append(", \"context\": {");
        String comma = "";
        for (Map.Entry<String, List<String>> key : request.context().entrySet()) {
            text.append(comma).append(quoted(key.getKey())).append(": ");
            text.append(
                    key.getKey().equals(Request.LIST_KEY)
                            ? "["
                                    + String.join(
                                            ", ",
                                            key.getValue().stream()
                                                    .map(ExportWorkload::quoted)
                                                    .toList())
                                    + "]"
                            : quoted(key.getValue().getFirst()));
            comma = ", ";
        }
        return text.append("}}").toString();
    }

    /// Nothing in a workload needs an escape.
    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
