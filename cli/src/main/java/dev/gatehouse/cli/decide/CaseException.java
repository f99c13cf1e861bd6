package dev.gatehouse.cli.decide;

/// Says what keeps a line from being a case.
final class CaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CaseException(String message) {
        super(message, null, false, false);
    }
}
