package dev.gatehouse.cli.policy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.RefusedException;
import dev.gatehouse.cli.client.ServerOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `gatehouse policy put`.
@Command(
        name = "put",
        description = {
            "Puts a policy from a file, JSON or YAML: as an inline policy of a user, group or role,",
            "or as a managed policy, which is made or gets a new default version.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true)
final class PutCommand implements Callable<Integer> {
    @Mixin private ServerOptions server = new ServerOptions();

    @Mixin private PolicyArguments arguments = new PolicyArguments();

    @Parameters(index = "2", paramLabel = "FILE", description = "The file, - for standard input.")
    private String file = "-";

    @Option(
            names = "--path",
            defaultValue = "/",
            description = "Path of a managed policy that is made. Default: ${DEFAULT-VALUE}")
    private String path = "/";

    @Option(
            names = "--delete-oldest",
            description =
                    "Delete the oldest version that is not the default, if there are as many as"
                            + " there can be.")
    private boolean deleteOldest;

    @Override
    public Integer call() throws Exception {
        PolicyTarget where = PolicyTarget.parse(arguments.target());
        PolicyFile policy = PolicyFile.read(file);
        policy.identityPolicy();
        IamApi iam = server.iam();
        switch (where) {
            case PolicyTarget.Inline inline -> {
                Map<String, String> parameters = inline.parameters(arguments.name());
                parameters.put("PolicyDocument", policy.document());
                iam.call("Put" + inline.holder().word() + "Policy", parameters);
                server.out().printf("%s has the policy %s%n", arguments.target(), arguments.name());
            }
            case PolicyTarget.Managed _ -> putManaged(policy.document(), iam);
        }
        server.out().flush();
        return 0;
    }

    private void putManaged(String document, IamApi iam) throws IOException, InterruptedException {
        Optional<ManagedPolicy> found = ManagedPolicy.find(arguments.name(), iam);
        if (found.isEmpty()) {
            ManagedPolicy made = ManagedPolicy.create(arguments.name(), path, document, iam);
            server.out().printf("made %s%n", made.arn());
            return;
        }
        server.out().printf("%s is now %s%n", found.get().arn(), version(found.get(), document));
    }

    private String version(ManagedPolicy policy, String document)
            throws IOException, InterruptedException {
        try {
            return policy.add(document);
        } catch (RefusedException refused) {
            if (!refused.code().equals("LimitExceeded")) {
                throw refused;
            }
            if (!deleteOldest) {
                throw new IOException(
                        refused.getMessage() + "; --delete-oldest makes room for this one",
                        refused);
            }
            policy.deleteOldest()
                    .ifPresent(version -> server.err().printf("deleted version %s%n", version));
            return policy.add(document);
        }
    }
}
