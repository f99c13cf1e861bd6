package dev.gatehouse.iam.entity;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.Tag;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Tags of IAM entities. Keys that differ only in letter case denote the same tag.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html">Tags for IAM
///   resources</a>
public final class Tags {
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private Tags() {}

    /// The permission to create something: with tags, that to tag it is needed too.
    public static Access creating(String create, String tag, String arn, List<Tag> tags) {
        Access creating = Access.to(create, arn);
        return (tags.isEmpty() ? creating : creating.and(Access.to(tag, arn)))
                .requestingTags(requested(tags));
    }

    /// The tags as a request brings them, by key as typed; for the decision, which comes before
    /// [#added] checks them.
    public static Map<String, String> requested(List<Tag> tags) {
        var requested = new TreeMap<String, String>();
        tags.forEach(tag -> requested.put(tag.key(), tag.value()));
        return requested;
    }

    /// The tags of a new entity.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a key stands twice or is reserved
    public static SortedMap<String, String> of(List<Tag> tags, Call call) {
        return added(new TreeMap<>(), tags, call);
    }

    /// The tags of an entity after these were added; a tag of the same key is replaced.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a key stands twice or is reserved,
    ///   `LimitExceeded` if there are too many then
    public static SortedMap<String, String> added(
            SortedMap<String, String> existing, List<Tag> tags, Call call) {
        var added = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (Tag tag : tags) {
            requireAllowed(tag);
            if (added.put(tag.key(), tag.value()) != null) {
                throw INVALID_INPUT.because(
                        "Duplicate tag keys found. Please note that Tag keys are case"
                                + " insensitive.");
            }
        }
        var all = new TreeMap<String, String>();
        existing.forEach((key, value) -> {
            if (!added.containsKey(key)) {
                all.put(key, value);
            }
        });
        all.putAll(added);
        Entities.requireBelow(Quota.TAGS_PER_ENTITY, all.size() - 1, call);
        return all;
    }

    /// The tags of an entity after those with these keys were removed.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a key is reserved
    public static SortedMap<String, String> removed(
            SortedMap<String, String> existing, List<String> keys) {
        keys.forEach(Tags::requireOwn);
        var rest = new TreeMap<>(existing);
        rest.keySet().removeIf(key -> keys.stream().anyMatch(key::equalsIgnoreCase));
        return rest;
    }

    /// Tags as the API shows them.
    public static List<Tag> shown(SortedMap<String, String> tags) {
        return tags.entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toList();
    }

    private static void requireAllowed(Tag tag) {
        requireOwn(tag.key());
        if (!CHARACTERS.matcher(tag.key() + tag.value()).matches()) {
            throw INVALID_INPUT.because(
                    "The tag %s has a character that is not allowed.", tag.key());
        }
    }

    /// Refuses the key of a tag that AWS itself makes and removes.
    private static void requireOwn(String key) {
        if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
            throw INVALID_INPUT.because("Tag keys that begin with aws: are reserved: %s", key);
        }
    }
}
