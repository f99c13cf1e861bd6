package dev.gatehouse.cli.client;

import java.io.IOException;

/// Says that a server refused a call, and why.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private RefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    static RefusedException of(String xml) {
        try {
            Xml error =
                    Xml.parse(xml).child("Error").orElseThrow(() -> new IOException("no error"));
            String code = error.text("Code");
            return new RefusedException(
                    code, "the server refused: " + code + ": " + error.text("Message"));
        } catch (IOException unreadable) {
            return new RefusedException("", "the server refused: it says no more");
        }
    }

    /// AWS's code, such as `NoSuchEntity`; empty if the server gave none.
    public String code() {
        return code;
    }
}
