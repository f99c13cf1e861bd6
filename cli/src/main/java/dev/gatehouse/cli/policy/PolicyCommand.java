package dev.gatehouse.cli.policy;

import picocli.CommandLine.Command;

/// `gatehouse policy`.
@Command(
        name = "policy",
        description = "Converts and summarises policy documents.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ConvertCommand.class, SummaryCommand.class, ActionsCommand.class})
public final class PolicyCommand {}
