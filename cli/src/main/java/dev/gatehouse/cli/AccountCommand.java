package dev.gatehouse.cli;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse account create`: a further account, while the server is stopped.
@Command(
        name = "account",
        description = "Makes accounts in a data directory.",
        mixinStandardHelpOptions = true,
        subcommands = AccountCommand.Create.class)
final class AccountCommand {
    /// `gatehouse account create`.
    @Command(
            name = "create",
            description = "Makes an account with an IAM user admin. Stop the server first.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;
        @Mixin private DataDirectory data = new DataDirectory();

        @Parameters(paramLabel = "ID", description = "The account's twelve digits.")
        private String id = "";

        @Override
        public Integer call() throws IOException {
            CommandLine command = command();
            var account =
                    AccountId.find(id)
                            .orElseThrow(() ->
                                    new ParameterException(
                                            command,
                                            "an account id is twelve digits, not `" + id + "`"));
            try (Installation installation = data.open()) {
                command.getOut()
                        .println(
                                "key of its IAM user admin in "
                                        + installation.createAccount(
                                                new Account(Partition.AWS, account)));
            }
            return 0;
        }

        private CommandLine command() {
            if (spec == null) {
                throw new IllegalStateException("picocli did not set the command");
            }
            return spec.commandLine();
        }
    }
}
