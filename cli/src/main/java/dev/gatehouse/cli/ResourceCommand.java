package dev.gatehouse.cli;

import dev.gatehouse.cli.client.ServerOptions;
import dev.gatehouse.cli.policy.PolicyFile;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `gatehouse resource`: the policies of resources that Gatehouse does not serve itself.
@Command(
        name = "resource",
        description = {
            "Puts, shows, lists and deletes the policies of resources, such as buckets and keys.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            ResourceCommand.Put.class,
            ResourceCommand.Get.class,
            ResourceCommand.Listing.class,
            ResourceCommand.Delete.class
        })
final class ResourceCommand {
    private static final String PATH = "/_gatehouse/resource-policies/";

    /// `gatehouse resource put`.
    @Command(
            name = "put",
            description = "Gives a resource its policy, in place of the one that it has.",
            mixinStandardHelpOptions = true)
    static final class Put implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(paramLabel = "ARN", description = "The resource.")
        private String arn = "";

        @Option(
                names = "--policy",
                required = true,
                paramLabel = "FILE",
                description = "The policy, JSON or YAML; - for standard input.")
        private String file = "-";

        @Override
        public Integer call() throws Exception {
            JsonNode answer =
                    server.client()
                            .post(
                                    PATH + "put",
                                    Map.of(
                                            "resourceArn",
                                            arn,
                                            "policy",
                                            PolicyFile.read(file).document()));
            server.out()
                    .printf(
                            "%s of account %s has its policy%n",
                            arn, answer.path("resourceAccount").asString(""));
            return 0;
        }
    }

    /// `gatehouse resource get`.
    @Command(
            name = "get",
            description = "Prints the policy of a resource.",
            mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(paramLabel = "ARN", description = "The resource.")
        private String arn = "";

        @Override
        public Integer call() throws Exception {
            JsonNode answer = server.client().post(PATH + "get", Map.of("resourceArn", arn));
            server.out().println(answer.path("policy").asString(""));
            return 0;
        }
    }

    /// `gatehouse resource list`.
    @Command(
            name = "list",
            description = "Prints the resources of the account that have a policy, one a line.",
            mixinStandardHelpOptions = true)
    static final class Listing implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Override
        public Integer call() throws Exception {
            PrintWriter out = server.out();
            server.client()
                    .forEach(
                            PATH + "list",
                            "resourcePolicies",
                            entry -> out.println(entry.path("resourceArn").asString("")));
            out.flush();
            return 0;
        }
    }

    /// `gatehouse resource delete`.
    @Command(
            name = "delete",
            description = "Takes the policy of a resource away.",
            mixinStandardHelpOptions = true)
    static final class Delete implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Parameters(paramLabel = "ARN", description = "The resource.")
        private String arn = "";

        @Override
        public Integer call() throws Exception {
            server.client().post(PATH + "delete", Map.of("resourceArn", arn));
            return 0;
        }
    }
}
