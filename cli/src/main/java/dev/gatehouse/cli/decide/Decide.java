package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `gatehouse decide`: answers each case of the standard input before it reads the next.
@Command(
        name = "decide",
        description = {
            "Reads cases from standard input, one JSON object a line, and answers in the same way.",
            "A case has a kind (decision, policy-validation, policy-parse), an id and policies; a"
                    + " decision has a principal, an action, a resource and a context too."
        },
        mixinStandardHelpOptions = true)
public final class Decide implements Callable<Integer> {
    /// What the command ends with if a line was no case.
    private static final int SOME_LINES_FAILED = 1;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        return answer(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                spec.commandLine().getOut());
    }

    /// Answers every line that is not blank, in order.
    static int answer(BufferedReader lines, PrintWriter out) throws IOException {
        int status = 0;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonObject answer = answer(line, number);
            if (answer.find("error").isPresent()) {
                status = SOME_LINES_FAILED;
            }
            out.print(JsonPrinter.oneLine(answer) + "\n");
            out.flush();
        }
        return status;
    }

    private static JsonObject answer(String line, int number) {
        var failed = new JsonBuilder();
        try {
            Case given = Case.parse(line);
            given.id().ifPresent(id -> failed.put("id", id));
            return CaseAnswer.to(given);
        } catch (CaseException noCase) {
            return failed.put("line", number)
                    .put("error", "line " + number + ": " + noCase.getMessage())
                    .build();
        }
    }
}
