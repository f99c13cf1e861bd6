package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;

/// Says where a text stops being JSON, and why. Carries no stack trace: it is an answer, not a
/// fault.
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    JsonSyntaxException(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /// What is wrong, without its place.
    public String message() {
        return String.valueOf(getMessage());
    }
}
