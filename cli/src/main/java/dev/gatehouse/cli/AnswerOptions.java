package dev.gatehouse.cli;

import picocli.CommandLine.Option;

/// Which part of a long answer is printed, and for whom.
final class AnswerOptions {
    @Option(names = "--limit", paramLabel = "N", description = "How many to print. Default: 1000")
    private int limit = 1_000;

    @Option(names = "--skip", paramLabel = "N", description = "How many to leave out before.")
    private int skip;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    int limit() {
        return Math.max(1, limit);
    }

    int skip() {
        return Math.max(0, skip);
    }

    /// Whether a program reads it.
    boolean isJson() {
        return json;
    }
}
