package dev.gatehouse.cli;

import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.analysis.Account;
import dev.gatehouse.policy.analysis.WhoCan;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse who-can`: who may perform an action on a resource, and under which conditions.
@Command(
        name = "who-can",
        description = {
            "Says who may perform an action on a resource, and under which conditions.",
            "Reads the account from a running server, as who AWS_ACCESS_KEY_ID and its companions"
                    + " say, or from a file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:somebody can, if need be under conditions",
            "1:nobody can",
            "2:no answer",
            "3:nobody is known who can, but something is not known"
        },
        exitCodeOnExecutionException = Can.NO_ANSWER,
        mixinStandardHelpOptions = true)
final class WhoCanCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private AccountArguments accounts = new AccountArguments();

    @Parameters(
            index = "0",
            description = "The action, such as s3:GetObject; with * it stands for all that match.")
    private String action = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            description = {
                "The ARN of the resource; with * it stands for all that match.",
                "Default: none, as for actions that name no resource."
            })
    private @Nullable String resource;

    @Option(
            names = "--resource-policy",
            paramLabel = "FILE",
            description = {
                "The resource's own policy, JSON or YAML. Default: the one that the server keeps.",
                "A role's trust policy is in the account."
            })
    private @Nullable Path resourcePolicy;

    @Option(
            names = "--resource-account",
            paramLabel = "ID",
            description = "The account that owns the resource, where its ARN does not say it.")
    private @Nullable String owner;

    @Mixin private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        if (action.indexOf(':') < 1 && !action.equals("*")) {
            throw new IllegalArgumentException(
                    "an action is of the form service:Name, such as s3:GetObject");
        }
        if (resource != null && !resource.equals("*") && resource.split(":", 6).length < 6) {
            throw new IllegalArgumentException(
                    "a resource is an ARN of six parts, such as arn:aws:s3:::bucket/key, or *");
        }
        Account account = accounts.account();
        Optional<StoredResourcePolicy> stored = stored(account);
        Optional<NamedPolicy> policy =
                resourcePolicy == null
                        ? stored.map(StoredResourcePolicy::policy)
                        : Optional.of(AccountArguments.policy(resourcePolicy, PolicyType.RESOURCE));
        var answer =
                new AccessAnswer(
                        WhoCan.find(
                                account,
                                action,
                                Optional.ofNullable(resource),
                                Optional.ofNullable(owner)
                                        .or(() -> stored.map(StoredResourcePolicy::owner)),
                                policy),
                        options.skip(),
                        options.limit(),
                        notes(policy.isPresent()));
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            answer.printJson(out);
        } else {
            answer.print(
                    out,
                    access -> access.principal().name(),
                    one ->
                            one.getFirst().principal().kind()
                                    + " "
                                    + one.getFirst().principal().name(),
                    "nobody");
        }
        out.flush();
        return answer.exitCode();
    }

    private Optional<StoredResourcePolicy> stored(Account account)
            throws IOException, InterruptedException {
        Optional<String> governing =
                resource == null || resourcePolicy != null
                        ? Optional.empty()
                        : StoredResourcePolicy.governing(resource, account.id());
        return governing.isEmpty() ? Optional.empty() : accounts.resourcePolicy(governing.get());
    }

    private List<String> notes(boolean policyKnown) {
        var notes = new ArrayList<String>();
        boolean ofIam = resource == null || resource.contains(":iam:");
        if (!policyKnown && !ofIam) {
            notes.add(
                    "without --resource-policy the answer is for a resource that has no policy of"
                            + " its own");
        }
        return notes;
    }
}
