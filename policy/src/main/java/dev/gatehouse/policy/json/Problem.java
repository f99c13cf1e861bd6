package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;

/// What is wrong with a document, and where.
///
/// @param path such as `Statement[2].Condition`
public record Problem(String path, Place place, String message) {
    @Override
    public String toString() {
        return place + " " + path + ": " + message;
    }
}
