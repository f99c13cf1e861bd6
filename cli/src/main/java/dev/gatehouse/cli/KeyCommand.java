package dev.gatehouse.cli;

import dev.gatehouse.cli.iam.RestoreKeysCommand;
import dev.gatehouse.cli.iam.RotateKeyCommand;
import dev.gatehouse.cli.iam.StaleKeysCommand;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.Installation;
import dev.gatehouse.server.SandboxKeys;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `gatehouse key`: access keys of a server, and keys in a data directory while it is stopped.
@Command(
        name = "key",
        description =
                "Rotates, lists and deactivates access keys, and brings them along; gives the key"
                        + " ring a new key.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RotateKeyCommand.class,
            StaleKeysCommand.class,
            RestoreKeysCommand.class,
            KeyCommand.Import.class,
            KeyCommand.RotateRing.class
        })
final class KeyCommand {
    /// `gatehouse key import`. The secret comes by standard input: arguments can be read by every
    /// user of the machine.
    @Command(
            name = "import",
            description =
                    "Gives a user an access key from elsewhere, read as ID:SECRET from standard"
                            + " input. Stop the server first.",
            mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Spec private @Nullable CommandSpec spec;
        @Mixin private DataDirectory data = new DataDirectory();

        @Option(names = "--user", required = true, description = "Name of the user.")
        private String user = "";

        @Option(names = "--account", required = true, description = "Account of the user.")
        private String account = "";

        @Override
        public Integer call() throws IOException {
            var reader =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = reader.readLine();
            int colon = line == null ? -1 : line.indexOf(':');
            if (line == null || colon < 1) {
                throw wrong("standard input must hold one line ID:SECRET");
            }
            AccountId id =
                    AccountId.find(account)
                            .orElseThrow(() -> wrong("an account id is twelve digits"));
            var pair =
                    new SandboxKeys.Pair(
                            line.substring(0, colon), line.substring(colon + 1).strip());
            try (Installation installation = data.open()) {
                installation.importKey(new Account(Partition.AWS, id), user, pair);
            }
            return 0;
        }

        private ParameterException wrong(String message) {
            if (spec == null) {
                throw new IllegalStateException("picocli did not set the command");
            }
            return new ParameterException(spec.commandLine(), message);
        }
    }

    /// `gatehouse key rotate-ring`.
    @Command(
            name = "rotate-ring",
            description =
                    "Seals session tokens with a new key from now on; those that are out stay"
                            + " good. Stop the server first.",
            mixinStandardHelpOptions = true)
    static final class RotateRing implements Callable<Integer> {
        @Mixin private DataDirectory data = new DataDirectory();

        @Override
        public Integer call() throws IOException {
            try (Installation installation = data.open()) {
                installation.rotateKeyRing();
            }
            return 0;
        }
    }
}
