package dev.gatehouse.cli.policy;

import picocli.CommandLine.Parameters;

/// The policy on a server that a command is about.
final class PolicyArguments {
    @Parameters(
            index = "0",
            paramLabel = "TARGET",
            description = "user/NAME, group/NAME, role/NAME or managed")
    private String target = "";

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "Name of the policy; the ARN does too if it is managed.")
    private String name = "";

    /// What the policy belongs to, as it was written.
    String target() {
        return target;
    }

    String name() {
        return name;
    }
}
