package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.ServerOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `gatehouse key restore`.
@Command(
        name = "restore",
        description = {
            "Undoes what gatehouse key stale --deactivate did: activates the keys again, and gives",
            "users whose passwords were removed new ones, which are printed and must be changed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all is restored", "1:something is not", "2:could not begin"},
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
public final class RestoreKeysCommand implements Callable<Integer> {
    private static final int NOT_ALL = 1;

    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "FILE", description = "The record that was written.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws Exception {
        boolean all =
                DeactivationRecord.restore(
                        file, server.iam(), server.out()::println, server.err()::println);
        server.out().flush();
        server.err().flush();
        return all ? 0 : NOT_ALL;
    }
}
