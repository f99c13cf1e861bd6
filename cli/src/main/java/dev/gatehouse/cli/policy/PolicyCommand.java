package dev.gatehouse.cli.policy;

import picocli.CommandLine.Command;

/// `gatehouse policy`.
@Command(
        name = "policy",
        description = "Puts, gets, converts and summarises policies.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PutCommand.class,
            GetCommand.class,
            ConvertCommand.class,
            SummaryCommand.class,
            ActionsCommand.class
        })
public final class PolicyCommand {}
