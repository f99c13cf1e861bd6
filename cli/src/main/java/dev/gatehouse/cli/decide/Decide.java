package dev.gatehouse.cli.decide;

import dev.gatehouse.cli.decide.BoundedLines.Line;
import dev.gatehouse.policy.ExplanationPrinter;
import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `gatehouse decide`: answers each case of the standard input before it reads the next.
@Command(
        name = "decide",
        description = {
            "Reads cases from standard input, one JSON object a line, and answers in the same way.",
            "A case has a kind (decision, policy-validation, policy-parse), an id and policies; a"
                    + " decision has a principal, an action, a resource and a context too.",
            "With --explain, prints for people why each decision is as it is: what every policy"
                    + " said, which conditions held, and what would change it."
        },
        mixinStandardHelpOptions = true)
public final class Decide implements Callable<Integer> {
    /// What the command ends with if a line was no case.
    private static final int SOME_LINES_FAILED = 1;

    /// Longer than any case whose policies keep AWS's quotas.
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--explain", description = "Print the reasons of decisions for people.")
    private boolean explain;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        return answer(
                new InputStreamReader(System.in, StandardCharsets.UTF_8),
                spec.commandLine().getOut(),
                explain);
    }

    /// Answers every line that is not blank, in order.
    static int answer(Reader input, PrintWriter out, boolean explain) throws IOException {
        var lines = new BoundedLines(new BufferedReader(input), LONGEST_LINE);
        int status = 0;
        int number = 0;
        for (Line line = lines.read(); line != null; line = lines.read()) {
            number++;
            if (line.text().isBlank() && !line.tooLong()) {
                continue;
            }
            Optional<Case> given = Optional.empty();
            try {
                Case parsed = parse(line);
                given = Optional.of(parsed);
                out.print(
                        explain && parsed.isDecision()
                                ? explanation(parsed)
                                : JsonPrinter.oneLine(CaseAnswer.to(parsed)) + "\n");
            } catch (CaseException noCase) {
                status = SOME_LINES_FAILED;
                out.print(JsonPrinter.oneLine(failure(given, number, noCase)) + "\n");
            }
            out.flush();
        }
        return status;
    }

    private static Case parse(Line line) {
        if (line.tooLong()) {
            throw new CaseException("a case has at most " + LONGEST_LINE + " characters");
        }
        return Case.parse(line.text());
    }

    private static String explanation(Case given) {
        CaseDecision question = CaseDecision.of(given);
        // As JSON an id cannot steer a terminal.
        String title = given.id().map(id -> "Case " + JsonPrinter.oneLine(id) + ": ").orElse("");
        return title
                + String.join(
                        "\n",
                        ExplanationPrinter.lines(question.authorizer().explain(question.request())))
                + "\n\n";
    }

    private static JsonObject failure(Optional<Case> given, int number, CaseException noCase) {
        var failed = new JsonBuilder();
        given.flatMap(Case::id).ifPresent(id -> failed.put("id", id));
        return failed.put("line", number)
                .put("error", "line " + number + ": " + noCase.getMessage())
                .build();
    }
}
