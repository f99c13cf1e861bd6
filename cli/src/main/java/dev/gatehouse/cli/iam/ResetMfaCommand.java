package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.ServerOptions;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `gatehouse user reset-mfa`.
@Command(
        name = "reset-mfa",
        description = {
            "Takes all MFA devices and recovery codes from a user who has lost them. Asks the",
            "server as who AWS_ACCESS_KEY_ID and its companions say."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:reset", "2:not reset"},
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class ResetMfaCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Parameters(paramLabel = "NAME", description = "The user.")
    private String name = "";

    @Override
    public Integer call() throws Exception {
        JsonNode reset =
                server.client().post("/_gatehouse/signin/reset-mfa", Map.of("userName", name));
        for (JsonNode device : reset.path("devices")) {
            server.out().println("taken: MFA device " + device.asString());
        }
        server.out().println("taken: recovery codes: " + reset.path("recoveryCodes").asInt(0));
        return 0;
    }
}
