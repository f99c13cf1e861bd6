package dev.gatehouse.cli.mfa;

import dev.gatehouse.cli.client.ServerOptions;
import dev.gatehouse.cli.client.SignedClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `gatehouse mfa`: the hardware tokens that an account knows.
@Command(
        name = "mfa",
        description = {
            "Brings hardware MFA tokens along with their seeds, lists and deletes them.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MfaCommand.Import.class, MfaCommand.Listing.class, MfaCommand.Delete.class})
public final class MfaCommand {
    private static final String PATH = "/_gatehouse/mfa-tokens/";

    /// `gatehouse mfa import`.
    @Command(
            name = "import",
            description = {
                "Brings tokens along: all of a file, at most 1,000, or none.",
                "EnableMFADevice with the serial number and two codes then gives one to a user."
            },
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(
                paramLabel = "FILE",
                description =
                        "Lines SERIAL,SEED[,base32|hex], or PSKC (RFC 6030, not encrypted); - for"
                                + " standard input.")
        private String file = "-";

        @Override
        public Integer call() throws Exception {
            TokenFile tokens = TokenFile.read(file);
            if (tokens.tokens().isEmpty()) {
                throw server.wrong("there is no token in " + file);
            }
            run(tokens, server.client(), server.out());
            return 0;
        }

        static void run(TokenFile file, SignedClient server, PrintWriter out)
                throws IOException, InterruptedException {
            List<Map<String, String>> tokens = file.tokens().stream().map(Token::members).toList();
            JsonNode answer = server.post(PATH + "import", Map.of("tokens", tokens));
            out.printf("%d tokens imported%n", answer.path("imported").asInt(0));
            out.flush();
        }
    }

    /// `gatehouse mfa list`.
    @Command(
            name = "list",
            description = "Prints the tokens of the account, with the ARN of who has one.",
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
            server.forEach(PATH + "list", "tokens", token -> out.println(line(token)));
            out.flush();
        }

        private static String line(JsonNode token) {
            return (token.path("serialNumber").asString("")
                            + " "
                            + token.path("owner").asString(""))
                    .strip();
        }
    }

    /// `gatehouse mfa delete`.
    @Command(
            name = "delete",
            description = "Forgets a token that nobody has, with its seed.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(paramLabel = "SERIAL", description = "The serial number of the token.")
        private String serialNumber = "";

        @Override
        public Integer call() throws Exception {
            run(serialNumber, server.client());
            return 0;
        }

        static void run(String serialNumber, SignedClient server)
                throws IOException, InterruptedException {
            server.post(PATH + "delete", Map.of("serialNumber", serialNumber));
        }
    }
}
