package dev.gatehouse.cli;

import dev.gatehouse.policy.analysis.Access;
import dev.gatehouse.policy.analysis.Account;
import dev.gatehouse.policy.analysis.AccountPrincipal;
import dev.gatehouse.policy.analysis.WhatCan;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `gatehouse what-can`: what a principal may do, and under which conditions.
@Command(
        name = "what-can",
        description = {
            "Says what a user or role may do, and under which conditions.",
            "Reads the account from a running server, as who AWS_ACCESS_KEY_ID and its companions"
                    + " say, or from a file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:something, if need be under conditions",
            "1:nothing",
            "2:no answer",
            "3:nothing that is known, but something is not known"
        },
        exitCodeOnExecutionException = Can.NO_ANSWER,
        mixinStandardHelpOptions = true)
final class WhatCanCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Mixin private AccountArguments accounts = new AccountArguments();

    @Parameters(index = "0", description = "The ARN of a user or role, or its name.")
    private String principal = "";

    @Mixin private AnswerOptions options = new AnswerOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        Account account = accounts.account();
        AccountPrincipal who =
                account.find(principal)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "there is no user or role `"
                                                + principal
                                                + "` in account "
                                                + account.id()
                                                + ", or several: give its ARN"));
        var answer =
                new AccessAnswer(
                        WhatCan.find(account, who), options.skip(), options.limit(), notes(who));
        PrintWriter out = spec.commandLine().getOut();
        if (options.isJson()) {
            answer.printJson(out);
        } else {
            answer.print(
                    out,
                    access -> List.of(access.resource(), access.allowed()),
                    WhatCanCommand::title,
                    "nothing");
        }
        out.flush();
        boolean unknown = !who.policies().unknown().isEmpty();
        return answer.found().isEmpty() && unknown ? AccessAnswer.NOT_KNOWN : answer.exitCode();
    }

    private static String title(List<Access> group) {
        String actions = String.join(", ", group.stream().map(Access::action).toList());
        return actions + " on " + group.getFirst().resource();
    }

    private static List<String> notes(AccountPrincipal who) {
        var notes = new ArrayList<String>();
        notes.add(
                "resources with a policy of their own, such as buckets and keys, may allow or deny"
                        + " more");
        who.policies().unknown().values().stream()
                .flatMap(List::stream)
                .map(what -> what.endsWith(",") ? what.substring(0, what.length() - 1) : what)
                .forEach(what -> notes.add("not known: " + what));
        return notes;
    }
}
