package dev.gatehouse.cli;

import dev.gatehouse.domain.Account;
import dev.gatehouse.server.Installation;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `gatehouse root recover`: for who has the machine and no longer the root user.
@Command(
        name = "root",
        description = "Recovers the root user of an account in a data directory.",
        mixinStandardHelpOptions = true,
        subcommands = RootCommand.Recover.class)
final class RootCommand {
    /// `gatehouse root recover`.
    @Command(
            name = "recover",
            description =
                    "Prints a token with which e-mail address and password of the root user can be set,"
                            + " once within an hour. Leaves an event. Stop the server first.",
            mixinStandardHelpOptions = true)
    static final class Recover implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;
        @Mixin private DataDirectory data = new DataDirectory();

        @Option(
                names = "--account",
                paramLabel = "ID",
                description = "The account. Default: the only one there is")
        private @Nullable String id;

        @Override
        public Integer call() throws IOException {
            if (spec == null) {
                throw new IllegalStateException("picocli did not set the command");
            }
            try (Installation installation = data.open()) {
                List<Account> accounts =
                        installation.accounts().stream()
                                .filter(account -> id == null || account.id().value().equals(id))
                                .toList();
                if (accounts.size() != 1) {
                    throw new ParameterException(
                            spec.commandLine(),
                            accounts.isEmpty()
                                    ? "there is no such account"
                                    : "say with --account which: there are several");
                }
                String token = installation.recoverRoot(accounts.getFirst());
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%s%nStart the server, then set up root with it: at"
                                        + " /_gatehouse/signin/setup#TOKEN, or with `gatehouse"
                                        + " signin --setup`.%n",
                                token);
            }
            return 0;
        }
    }
}
