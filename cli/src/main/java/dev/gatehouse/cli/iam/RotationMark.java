package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What a rotation has to remember from one run to the next, in a tag of the user: the key that
/// retires, and since when it is inactive.
record RotationMark(String retires, Optional<Instant> inactiveSince) {
    static final String TAG = "gatehouse:key-rotation";

    /// The mark of a user; empty if no rotation is under way.
    static Optional<RotationMark> find(String userName, IamApi iam)
            throws IOException, InterruptedException {
        for (Xml tag : iam.list("ListUserTags", Map.of("UserName", userName), "Tags")) {
            if (tag.text("Key").equals(TAG)) {
                return Optional.of(parse(tag.text("Value")));
            }
        }
        return Optional.empty();
    }

    private static RotationMark parse(String value) throws IOException {
        String[] parts = value.split(" ", 2);
        try {
            return new RotationMark(
                    parts[0],
                    parts.length == 2 ? Optional.of(Instant.parse(parts[1])) : Optional.empty());
        } catch (DateTimeException e) {
            throw new IOException("the tag " + TAG + " holds no rotation: remove it", e);
        }
    }

    void put(String userName, IamApi iam) throws IOException, InterruptedException {
        iam.call(
                "TagUser",
                Map.of(
                        "UserName",
                        userName,
                        "Tags.member.1.Key",
                        TAG,
                        "Tags.member.1.Value",
                        retires + inactiveSince.map(since -> " " + since).orElse("")));
    }

    static void remove(String userName, IamApi iam) throws IOException, InterruptedException {
        iam.call("UntagUser", Map.of("UserName", userName, "TagKeys.member.1", TAG));
    }
}
