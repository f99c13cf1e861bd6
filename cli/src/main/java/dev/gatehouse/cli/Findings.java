package dev.gatehouse.cli;

import java.io.PrintWriter;

/// What `gatehouse doctor` finds, a line each. Prints as it goes, so that what hangs can be seen.
final class Findings {
    private final PrintWriter out;
    private boolean failed;

    Findings(PrintWriter out) {
        this.out = out;
    }

    /// A check that was passed.
    void ok(String says) {
        print("ok", says);
    }

    /// Something that is not wrong yet.
    void warn(String says) {
        print("WARNING", says);
    }

    /// A check that was not passed, with what to do.
    void fail(String says) {
        failed = true;
        print("FAILED", says);
    }

    void note(String says) {
        print("", says);
    }

    boolean failed() {
        return failed;
    }

    private void print(String word, String says) {
        out.printf("%-8s %s%n", word, says);
        out.flush();
    }
}
