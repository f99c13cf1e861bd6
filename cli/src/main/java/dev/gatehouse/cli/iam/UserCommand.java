package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.ServerOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse user`.
@Command(
        name = "user",
        description = "Deletes users with all that is theirs, and gets them in again.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UserCommand.Delete.class, ResetMfaCommand.class, RecoveryCodesCommand.class})
public final class UserCommand {
    /// `gatehouse user delete`.
    @Command(
            name = "delete",
            description = {
                "Deletes a user and what the API wants to be removed before: access keys, password,",
                "MFA devices and other credentials, policies and memberships. Asks for the name",
                "first. Asks the server as who AWS_ACCESS_KEY_ID and its companions say."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:deleted",
                "1:not deleted, or only in part: what is left is printed",
                "2:could not look"
            },
            exitCodeOnExecutionException = 2,
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        private static final int NOT_DELETED = 1;

        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(paramLabel = "NAME", description = "The user.")
        private String name = "";

        @Option(names = "--yes", description = "Do not ask.")
        private boolean yes;

        @Override
        public Integer call() throws Exception {
            IamApi iam = server.iam();
            Departure departure = Departure.of(name, iam);
            if (departure.removesKey(server.accessKeyId())) {
                throw new IOException(
                        "this command signs with a key of `%s` itself: it would stop half-way"
                                .formatted(departure.userName()));
            }
            PrintWriter out = server.out();
            if (!yes && !confirmed(departure)) {
                server.err().println("nothing is deleted");
                return NOT_DELETED;
            }
            Departure.End end =
                    departure.perform(
                            iam,
                            step -> {
                                out.println("deleted: " + step.what());
                                out.flush();
                            });
            if (end.left().isEmpty()) {
                return 0;
            }
            server.err().println("stopped: " + end.refusal());
            end.left().forEach(step -> server.err().println("left: " + step.what()));
            return NOT_DELETED;
        }

        private boolean confirmed(Departure departure) throws IOException {
            PrintWriter err = server.err();
            departure.steps().forEach(step -> err.println("to be deleted: " + step.what()));
            err.print("Type the name of the user to delete all this: ");
            err.flush();
            var typed =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            return departure.userName().equals(typed.readLine());
        }
    }
}
