package dev.gatehouse.iam.entity;

import java.util.Locale;

/// Names of IAM entities. Names that differ only in letter case denote the same entity.
public final class Names {
    private Names() {}

    /// The form under which an entity is stored, found and listed.
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
