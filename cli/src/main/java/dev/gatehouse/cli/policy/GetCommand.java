package dev.gatehouse.cli.policy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.ServerOptions;
import dev.gatehouse.policy.yaml.YamlPrinter;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gatehouse policy get`.
@Command(
        name = "get",
        description = {
            "Prints a policy of a user, group or role, or the default version of a managed one.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true)
final class GetCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Mixin private PolicyArguments policy = new PolicyArguments();

    @Option(names = "--yaml", description = "Print YAML. Default: JSON as it was put")
    private boolean yaml;

    @Override
    public Integer call() throws Exception {
        print(server.iam());
        return 0;
    }

    /// Prints the policy as this IAM has it.
    void print(IamApi iam) throws IOException, InterruptedException {
        PolicyTarget where = PolicyTarget.parse(policy.target());
        String name = policy.name();
        String encoded =
                switch (where) {
                    case PolicyTarget.Inline inline ->
                            iam.call(
                                            "Get" + inline.holder().word() + "Policy",
                                            inline.parameters(name))
                                    .text("PolicyDocument");
                    case PolicyTarget.Managed _ ->
                            ManagedPolicy.find(name, iam)
                                    .orElseThrow(() ->
                                            new IOException(
                                                    "there is no customer managed policy `%s`;"
                                                                    .formatted(name)
                                                            + " one of AWS has an ARN"))
                                    .document();
                };
        String document = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        if (yaml) {
            server.out().print(YamlPrinter.print(new PolicyFile(name, document).value()));
        } else {
            server.out().println(document);
        }
        server.out().flush();
    }
}
