package dev.gatehouse.policy.yaml;

import dev.gatehouse.policy.Place;

/// Says where a text stops being YAML that can hold a policy, and why. Carries no stack trace: it
/// is an answer, not a fault.
public final class YamlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Place place;

    YamlSyntaxException(Place place, String message) {
        super(place + ": " + message, null, false, false);
        this.place = place;
    }

    public Place place() {
        return place;
    }
}
