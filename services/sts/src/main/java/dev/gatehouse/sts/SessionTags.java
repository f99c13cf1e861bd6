package dev.gatehouse.sts;

import static dev.gatehouse.api.CommonErrorCode.INVALID_PARAMETER_VALUE;

import dev.gatehouse.api.sts.Tag;
import dev.gatehouse.domain.Session;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The tags of a session in the making: those that are passed, and those that the session before it
/// hands on.
///
/// @param passed by the request
/// @param inherited from the session that asks
/// @param transitive the keys that later sessions inherit
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html">Session
///   tags</a>
record SessionTags(
        Map<String, String> passed, Map<String, String> inherited, Set<String> transitive) {

    /// The tags for a new session.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidParameterValue` if they contradict each other
    static SessionTags of(List<Tag> tags, List<String> transitiveKeys, Optional<Session> asking) {
        var passed = new TreeMap<String, String>();
        var seen = new TreeSet<String>();
        for (Tag tag : tags) {
            if (tag.key().toLowerCase(Locale.ROOT).startsWith("aws:")) {
                throw INVALID_PARAMETER_VALUE.because(
                        "Tag keys that begin with aws: are reserved: %s", tag.key());
            }
            if (!seen.add(tag.key().toLowerCase(Locale.ROOT))) {
                throw INVALID_PARAMETER_VALUE.because(
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
            }
            passed.put(tag.key(), tag.value());
        }
        var inherited = new TreeMap<String, String>();
        asking.ifPresent(session ->
                session.tags()
                        .forEach((key, value) -> {
                            if (session.transitiveTagKeys().contains(key)) {
                                inherited.put(key, value);
                            }
                        }));
        for (String key : inherited.keySet()) {
            if (containsIgnoringCase(passed.keySet(), key)) {
                throw INVALID_PARAMETER_VALUE.because(
                        "One of the specified transitive tag keys can't be set because it conflicts"
                                + " with a transitive tag key from the calling session.");
            }
        }
        var transitive = new TreeSet<>(inherited.keySet());
        for (String key : transitiveKeys) {
            transitive.add(
                    passed.keySet().stream()
                            .filter(key::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(() ->
                                    INVALID_PARAMETER_VALUE.because(
                                            "The specified transitive tag key must be included in"
                                                    + " the requested tags.")));
        }
        return new SessionTags(passed, inherited, transitive);
    }

    /// All tags of the session.
    Map<String, String> all() {
        var all = new TreeMap<>(inherited);
        all.putAll(passed);
        return all;
    }

    private static boolean containsIgnoringCase(Collection<String> keys, String key) {
        return keys.stream().anyMatch(key::equalsIgnoreCase);
    }
}
