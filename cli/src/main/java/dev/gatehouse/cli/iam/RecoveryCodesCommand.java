package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.ServerOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/// `gatehouse user recovery-codes`.
@Command(
        name = "recovery-codes",
        description = {
            "Makes ten recovery codes for yourself, in place of those that you have, and shows",
            "them once. Needs a session with a second factor, as gatehouse signin gives one. Asks",
            "the server as who AWS_ACCESS_KEY_ID and its companions say."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:made", "2:not made"},
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class RecoveryCodesCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        for (JsonNode code :
                server.client().post("/_gatehouse/signin/recovery-codes", Map.of()).path("codes")) {
            server.out().println(code.asString());
        }
        return 0;
    }
}
