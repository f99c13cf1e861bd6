package dev.gatehouse.cli;

import dev.gatehouse.cli.client.SignedClient;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `gatehouse can`: asks the server for a decision and prints it with its reason. Ends with 0 if
/// the action is allowed, with 1 if it is denied, with 2 if there is no answer.
@Command(
        name = "can",
        description = {
            "Asks whether an action would be allowed, and why.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:allowed", "1:denied", "2:no answer"},
        exitCodeOnExecutionException = Can.NO_ANSWER,
        mixinStandardHelpOptions = true)
final class Can implements Callable<Integer> {
    private static final int DENIED = 1;
    static final int NO_ANSWER = 2;

    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", description = "The action, such as s3:GetObject.")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "*",
            description = "The ARN of the resource. Default: *")
    private String resource = "*";

    @Option(
            names = "--context",
            paramLabel = "KEY=VALUE",
            description = "A condition key. Repeated for one key, it makes a list.")
    private List<String> context = List.of();

    @Option(
            names = "--as",
            paramLabel = "ARN",
            description = "Ask about this principal; takes gatehouse:AuthorizeFor on it.")
    private @Nullable String principal;

    @Option(
            names = "--resource-account",
            paramLabel = "ID",
            description = "The account that owns the resource, where its ARN does not say it.")
    private @Nullable String resourceAccount;

    @Option(names = "--endpoint", description = "The server. Default: AWS_ENDPOINT_URL")
    private @Nullable URI endpoint;

    @Option(
            names = "--explain",
            description = {
                "Print what every policy said, which conditions held and what would change it;",
                "takes gatehouse:AuthorizeFor on the principal."
            })
    private boolean explain;

    @Option(names = "--json", description = "Print the answer as it is.")
    private boolean asJson;

    @Override
    public Integer call() throws Exception {
        var question = new LinkedHashMap<String, Object>();
        question.put("action", action);
        question.put("resource", resource);
        question.put("context", ContextArguments.parse(context));
        if (principal != null) {
            question.put("principal", principal);
        }
        if (resourceAccount != null) {
            question.put("resourceAccount", resourceAccount);
        }
        if (explain) {
            question.put("explain", true);
        }
        Map<String, String> environment = System.getenv();
        JsonNode answer =
                SignedClient.of(Optional.ofNullable(endpoint), environment, InstantSource.system())
                        .post("/_gatehouse/authorize", question);
        print(answer);
        return answer.path("decision").asString("").equals("allowed") ? 0 : DENIED;
    }

    private void print(JsonNode answer) {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(answer);
        } else if (explain) {
            answer.path("explanation").forEach(line -> out.println(line.asString()));
        } else {
            out.println(answer.path("decision").asString(""));
            out.println("  " + answer.path("detail").asString(""));
            if (!answer.path("missing").isEmpty()) {
                out.println(
                        "  it may depend on keys that were not given: "
                                + String.join(
                                        ", ",
                                        answer.path("missing")
                                                .valueStream()
                                                .map(JsonNode::asString)
                                                .toList()));
            }
        }
        out.flush();
    }
}
