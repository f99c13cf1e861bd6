package dev.gatehouse.cli.client;

import java.io.IOException;

/// Says that a server refused a call, and why.
public final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String code, String message) {
        super(code + ": " + message);
        this.code = code;
    }

    static RefusedException of(String xml) {
        try {
            Xml error =
                    Xml.parse(xml).child("Error").orElseThrow(() -> new IOException("no error"));
            return new RefusedException(error.text("Code"), error.text("Message"));
        } catch (IOException unreadable) {
            return new RefusedException("error", "the server refused and says no more");
        }
    }

    /// AWS's code, such as `NoSuchEntity`; `error` if the server gave none.
    public String code() {
        return code;
    }
}
