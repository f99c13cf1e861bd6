package dev.gatehouse.cli;

import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.cli.client.SignedClient;
import dev.gatehouse.cli.policy.PolicyFile;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.analysis.Account;
import dev.gatehouse.policy.analysis.AccountDetails;
import dev.gatehouse.policy.analysis.AccountDetailsReader;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonSyntaxException;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The account that a question is about: on a server or in a file, with the policies of its
/// organization.
final class AccountArguments {
    /// As many as the API gives at once.
    private static final int PAGE = 1_000;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description =
                    "What `aws iam get-account-authorization-details` printed. Default: ask the"
                            + " server.")
    private @Nullable Path from;

    @Option(names = "--endpoint", description = "The server. Default: AWS_ENDPOINT_URL")
    private @Nullable URI endpoint;

    @Option(
            names = "--scp",
            paramLabel = "FILE",
            description =
                    "The service control policies of a level: a policy, or a list of policies, as"
                            + " JSON or YAML."
                            + " Repeated for each level from the root to the account.")
    private List<Path> scp = List.of();

    @Option(
            names = "--rcp",
            paramLabel = "FILE",
            description = "The resource control policies of a level, in the same way.")
    private List<Path> rcp = List.of();

    /// @throws IOException if there is no server or no such file
    /// @throws IllegalArgumentException if a file is not what it should be; says where
    Account account() throws IOException, InterruptedException {
        return Account.of(
                details(),
                AccountArguments::awsManaged,
                levels(scp, PolicyType.SERVICE_CONTROL),
                levels(rcp, PolicyType.RESOURCE_CONTROL));
    }

    /// The policy that the server keeps for a resource; empty without a server.
    Optional<StoredResourcePolicy> resourcePolicy(String arn)
            throws IOException, InterruptedException {
        return from == null
                ? StoredResourcePolicy.find(server("gatehouse"), arn)
                : Optional.empty();
    }

    private SignedClient server(String service) throws IOException {
        return SignedClient.of(
                Optional.ofNullable(endpoint), System.getenv(), InstantSource.system(), service);
    }

    private AccountDetails details() throws IOException, InterruptedException {
        if (from == null) {
            return new IamDetails(server("iam"), PAGE).read();
        }
        try {
            return AccountDetailsReader.read(json(from));
        } catch (IllegalArgumentException noExport) {
            throw new IllegalArgumentException(from + ": " + noExport.getMessage(), noExport);
        }
    }

    private static Optional<String> awsManaged(String arn) {
        return Arn.find(arn)
                .filter(found -> found.account().equals("aws") && found.type().equals("policy"))
                .map(found -> found.resource().substring("policy".length()))
                .flatMap(Carried.POLICIES::find)
                .map(AwsManagedPolicies.Entry::document);
    }

    private static List<List<NamedPolicy>> levels(List<Path> files, PolicyType type)
            throws IOException {
        var levels = new ArrayList<List<NamedPolicy>>();
        for (Path file : files) {
            var level = new ArrayList<NamedPolicy>();
            JsonValue value = PolicyFile.read(file.toString()).value();
            List<JsonValue> documents =
                    value instanceof JsonArray array ? array.items() : List.of(value);
            for (JsonValue document : documents) {
                level.add(policy(file.toString(), JsonPrinter.oneLine(document), type));
            }
            levels.add(List.copyOf(level));
        }
        return levels;
    }

    /// The policy in a file.
    ///
    /// @throws IllegalArgumentException if it is none; says where
    static NamedPolicy policy(Path file, PolicyType type) throws IOException {
        String name = file.toString();
        return policy(name, PolicyFile.read(name).document(), type);
    }

    /// A policy under the name by which answers say it.
    ///
    /// @throws IllegalArgumentException if the document is none; says where
    static NamedPolicy policy(String name, String document, PolicyType type) {
        return switch (PolicyParser.parse(document, type)) {
            case ParseResult.Parsed parsed -> new NamedPolicy(type, name, parsed.policy());
            case ParseResult.Malformed malformed ->
                    throw new IllegalArgumentException(name + ": " + malformed.message());
        };
    }

    private static JsonValue json(Path file) throws IOException {
        try {
            return JsonReader.read(Files.readString(file));
        } catch (JsonSyntaxException notJson) {
            throw new IllegalArgumentException(
                    file + ":" + notJson.place() + ": " + notJson.message(), notJson);
        }
    }

    /// Read when the first policy is asked for.
    private static final class Carried {
        private static final AwsManagedPolicies POLICIES = AwsManagedPolicies.load();
    }
}
