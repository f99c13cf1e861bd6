package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Place;
import java.util.Optional;

/// What is wrong with a document, and where.
///
/// @param message what is wrong, in our words
/// @param hint what was probably meant, such as ``did you mean `Action`?``
/// @param awsMessage the sentence with which AWS refuses such a document, where one is known
public record Problem(
        Rule rule,
        DocumentPath path,
        Place place,
        String message,
        Optional<String> hint,
        Optional<String> awsMessage) {
    @Override
    public String toString() {
        String where = path.words().isEmpty() ? "" : " " + path;
        return place + where + ": " + message + hint.map(text -> ", " + text).orElse("");
    }
}
