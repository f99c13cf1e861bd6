package dev.gatehouse.cli.account;

import dev.gatehouse.cli.client.ServerOptions;
import dev.gatehouse.cli.client.SignedClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `gatehouse quota`: the limits of an account.
@Command(
        name = "quota",
        description = {
            "Lists and sets the quotas of the account.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {QuotaCommand.Listing.class, QuotaCommand.Set.class})
public final class QuotaCommand {
    private static final String PATH = "/_gatehouse/quotas";
    private static final String DEFAULT = "default";

    /// `gatehouse quota list`.
    @Command(
            name = "list",
            description = "Prints each quota with its limit, its default and the most it can be.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Override
        public Integer call() throws Exception {
            run(server.client(), server.out());
            return 0;
        }

        static void run(SignedClient server, PrintWriter out)
                throws IOException, InterruptedException {
            out.printf("%-44s %7s %7s %7s%n", "QUOTA", "LIMIT", "DEFAULT", "MAXIMUM");
            server.get(PATH).path("quotas").forEach(quota -> print(quota, out));
            out.flush();
        }
    }

    /// `gatehouse quota set`.
    @Command(
            name = "set",
            description =
                    "Sets the limit of a quota, or gives it its default back. What there is already"
                            + " stays, also beyond the limit.",
            mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(index = "0", paramLabel = "NAME", description = "The quota, as list says it.")
        private String name = "";

        @Parameters(
                index = "1",
                paramLabel = "VALUE",
                description = "A whole number, or the word default.")
        private String value = "";

        @Override
        public Integer call() throws Exception {
            if (!value.equals(DEFAULT) && !value.matches("\\d{1,9}")) {
                throw server.wrong("a limit is a whole number or the word default");
            }
            run(name, value, server.client(), server.out());
            return 0;
        }

        static void run(String name, String value, SignedClient server, PrintWriter out)
                throws IOException, InterruptedException {
            Map<String, Object> body =
                    value.equals(DEFAULT)
                            ? Map.of("name", name)
                            : Map.of("name", name, "limit", Integer.valueOf(value));
            print(server.put(PATH, body), out);
            out.flush();
        }
    }

    private static void print(JsonNode quota, PrintWriter out) {
        out.printf(
                "%-44s %7d %7d %7d%n",
                quota.path("name").asString(""),
                quota.path("limit").asInt(0),
                quota.path("defaultLimit").asInt(0),
                quota.path("maximum").asInt(0));
    }
}
