package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.SandboxServer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation of IAM succeeds once, and gives every error that AWS's API reference names for
/// it, as far as a client can provoke it: `operation-cases.txt` has the cases, `named-errors.tsv`
/// what the reference names, and `errors-without-case.tsv` why some have no case.
class OperationCasesTest {
    private static final OperationCases FILE = OperationCases.read("operation-cases.txt");
    private static final Map<String, String> VALUES = CaseValues.made();

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    /// What an operation can answer.
    ///
    /// @param code of an error; `200` for success
    private record Outcome(String operation, String code) {}

    static List<OperationCase> cases() {
        return FILE.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsAwsDoes(OperationCase one) {
        QueryClient admin = SANDBOX.query(SANDBOX.adminKey(ACCOUNT));
        var calls = new WrittenCalls(FILE, VALUES);
        one.given().forEach(name -> calls.setUp(name, admin));
        if (one.after().isPositive()) {
            SANDBOX.advance(one.after());
        }

        QueryAnswer answer = calls.call(one.operation(), as(one.caller(), admin));

        assertThat(answer.code() + ": " + answer.text("Message").orElse(""))
                .isEqualTo(one.code() + ": " + (one.isSuccess() ? "" : calls.filled(one.shown())));
        assertThat(answer.status()).isEqualTo(one.status());
        if (one.isSuccess()) {
            assertThat(answer.root().getNodeName()).isEqualTo(one.name() + "Response");
        }
        if (one.isSuccess() && !one.shown().isEmpty()) {
            String[] shown = calls.filled(one.shown()).split("=", 2);
            assertThat(answer.text(shown[0])).as(shown[0]).contains(shown[1]);
        }
    }

    private static QueryClient as(String caller, QueryClient admin) {
        return switch (caller) {
            case "admin" -> admin;
            case "root" -> SANDBOX.query(SANDBOX.rootKey(ACCOUNT));
            default -> SANDBOX.query(SANDBOX.newKey(caller));
        };
    }

    @Test
    void everyOperationHasACaseForSuccessAndOneForEachErrorThatAwsNames() {
        Set<Outcome> named =
                Stream.concat(
                                IamApi.SERVICE.operations().stream()
                                        .map(OperationModel::name)
                                        .map(name -> new Outcome(name, "200")),
                                statuses().keySet().stream())
                        .collect(toSet());
        Set<Outcome> shown =
                FILE.cases().stream()
                        .map(one ->
                                new Outcome(one.name(), one.code().isEmpty() ? "200" : one.code()))
                        .collect(toSet());
        Set<Outcome> excused = excused();

        assertThat(excused).doesNotContainAnyElementsOf(shown);
        assertThat(named).containsAll(excused);
        assertThat(Stream.concat(shown.stream(), excused.stream()).collect(toSet()))
                .containsAll(named);
    }

    @Test
    void errorsHaveTheStatusThatAwsNames() {
        Map<Outcome, Integer> statuses = statuses();

        assertThat(FILE.cases())
                .allSatisfy(one ->
                        assertThat(one.status())
                                .isEqualTo(
                                        statuses.getOrDefault(
                                                new Outcome(one.name(), one.code()),
                                                one.status())));
    }

    private static Map<Outcome, Integer> statuses() {
        return OperationCases.lines("named-errors.tsv").stream()
                .map(line -> line.split("\t", -1))
                .collect(
                        toMap(
                                fields -> new Outcome(fields[0], fields[1]),
                                fields -> Integer.valueOf(fields[2])));
    }

    private static Set<Outcome> excused() {
        return OperationCases.lines("errors-without-case.tsv").stream()
                .map(line -> line.split("\t", 3))
                .flatMap(fields ->
                        Arrays.stream(fields[1].split(" ", -1))
                                .map(operation -> new Outcome(operation, fields[0])))
                .collect(toSet());
    }
}
