package dev.gatehouse.cli;

import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.analysis.Access;
import dev.gatehouse.policy.analysis.Circumstance;
import dev.gatehouse.policy.analysis.Formula;
import dev.gatehouse.policy.analysis.FormulaPrinter;
import dev.gatehouse.policy.analysis.Verdict;
import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A page of who can, or of what somebody can.
///
/// @param found all that there is
/// @param first the number of the first that is shown, from 0
/// @param most how many are shown
/// @param notes what the answer takes for granted
record AccessAnswer(List<Access> found, int first, int most, List<String> notes) {
    static final int NOBODY = 1;
    static final int NOT_KNOWN = 3;

    /// What the command ends with.
    int exitCode() {
        if (found.stream().allMatch(one -> one.verdict() == Verdict.UNKNOWN)) {
            return found.isEmpty() ? NOBODY : NOT_KNOWN;
        }
        return 0;
    }

    private List<Access> page() {
        return found.stream().skip(first).limit(most).toList();
    }

    private int next() {
        return first + most;
    }

    /// Prints it for people. Those of one group stand together, as all have the same conditions.
    ///
    /// @param title what stands above the conditions of a group
    void print(
            PrintWriter out,
            Function<Access, Object> group,
            Function<List<Access>, String> title,
            String ifNone) {
        if (found.isEmpty()) {
            out.println(ifNone);
        }
        Map<Object, List<Access>> groups = new LinkedHashMap<>();
        page().forEach(one ->
                groups.computeIfAbsent(group.apply(one), _ -> new ArrayList<>()).add(one));
        for (List<Access> members : groups.values()) {
            out.println(printable(title.apply(members)));
            printConditions(out, members.getFirst());
        }
        if (next() < found.size()) {
            out.printf("%d more: --skip %d%n", found.size() - next(), next());
        }
        notes.forEach(note -> out.println("Note: " + printable(note)));
    }

    private static void printConditions(PrintWriter out, Access access) {
        Verdict verdict = access.verdict();
        if (verdict == Verdict.ALLOWED) {
            out.println("  allowed");
            return;
        }
        String word = verdict == Verdict.UNKNOWN ? "not known, only if " : "if ";
        for (String line : FormulaPrinter.lines(access.conditions())) {
            out.println("  " + word + printable(line));
            word = "and ";
        }
    }

    /// Prints it for machines.
    void printJson(PrintWriter out) {
        var answer =
                new JsonBuilder()
                        .put("access", page().stream().map(AccessAnswer::json).toList())
                        .put("total", found.size());
        if (next() < found.size()) {
            answer.put("next", next());
        }
        answer.put("notes", notes.stream().map(JsonBuilder::text).toList());
        out.println(JsonPrinter.oneLine(answer.build()));
    }

    private static JsonObject json(Access access) {
        var json =
                new JsonBuilder()
                        .put("kind", access.principal().kind())
                        .put("principal", access.principal().name())
                        .put("action", access.action())
                        .put("resource", access.resource())
                        .put("verdict", access.verdict().word());
        if (access.verdict() != Verdict.ALLOWED) {
            json.put("if", json(access.conditions()));
        }
        return json.build();
    }

    private static JsonObject json(Formula formula) {
        var json = new JsonBuilder();
        switch (formula) {
            case Formula.All all ->
                    json.put("all", all.parts().stream().map(AccessAnswer::json).toList());
            case Formula.Any any ->
                    json.put("any", any.parts().stream().map(AccessAnswer::json).toList());
            case Formula.Unknown _ -> json.put("unknown", FormulaPrinter.words(formula));
            case Formula.Given given -> {
                json.put("is", new JsonBoolean(given.is(), new Place(1, 1)));
                json.put(name(given.circumstance()), json(given.circumstance()));
                json.put("words", given.words());
            }
        }
        return json.build();
    }

    private static String name(Circumstance circumstance) {
        return switch (circumstance) {
            case Circumstance.ConditionHolds _ -> "condition";
            case Circumstance.ResourceIs _ -> "resource";
            case Circumstance.ActionIs _ -> "action";
        };
    }

    private static JsonObject json(Circumstance circumstance) {
        return switch (circumstance) {
            case Circumstance.ConditionHolds holds ->
                    new JsonBuilder()
                            .put("operator", holds.condition().operator().name())
                            .put("key", holds.condition().key())
                            .put("values", texts(holds.condition().values()))
                            .build();
            case Circumstance.ResourceIs is ->
                    new JsonBuilder()
                            .put(
                                    is.resources().negated() ? "NotResource" : "Resource",
                                    texts(is.resources().values()))
                            .build();
            case Circumstance.ActionIs is ->
                    new JsonBuilder()
                            .put(
                                    is.actions().negated() ? "NotAction" : "Action",
                                    texts(is.actions().values()))
                            .build();
        };
    }

    private static List<JsonString> texts(List<String> texts) {
        return texts.stream().map(JsonBuilder::text).toList();
    }

    /// Names and values come from whoever wrote the policies: they must not steer a terminal.
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
    }
}
