package dev.gatehouse.cli;

import dev.gatehouse.cli.account.QuotaCommand;
import dev.gatehouse.cli.decide.Decide;
import dev.gatehouse.cli.iam.PasswordPolicyCommand;
import dev.gatehouse.cli.iam.UserCommand;
import dev.gatehouse.cli.mfa.MfaCommand;
import dev.gatehouse.cli.policy.PolicyCommand;
import dev.gatehouse.cli.signin.SignInCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `gatehouse`.
@Command(
        name = "gatehouse",
        description = "Identity and access management that speaks AWS IAM.",
        mixinStandardHelpOptions = true,
        version = "gatehouse 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Dev.class,
            Serve.class,
            Env.class,
            Can.class,
            Decide.class,
            WhoCanCommand.class,
            WhatCanCommand.class,
            PolicyCommand.class,
            ResourceCommand.class,
            EventsCommand.class,
            AccountCommand.class,
            UserCommand.class,
            PasswordPolicyCommand.class,
            MfaCommand.class,
            QuotaCommand.class,
            KeyCommand.class,
            RootCommand.class,
            SignInCommand.class,
            Doctor.class,
            WarmUp.class
        })
public final class Gatehouse {
    private Gatehouse() {}

    public static void main(String[] arguments) {
        int status =
                new CommandLine(new Gatehouse())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setExecutionExceptionHandler((problem, command, _) -> {
                            command.getErr().println("gatehouse: " + problem.getMessage());
                            return command.getCommandSpec().exitCodeOnExecutionException();
                        })
                        .execute(arguments);
        if (status != Dev.KEEPS_RUNNING) {
            System.exit(status);
        }
    }
}
