package dev.gatehouse.cli;

import java.io.IOException;

/// A server answered a request with an error.
final class ServerRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    ServerRefusedException(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    /// AWS's code of the error, such as `NoSuchEntity`.
    String code() {
        return code;
    }
}
