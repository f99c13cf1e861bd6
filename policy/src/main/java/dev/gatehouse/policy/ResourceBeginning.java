package dev.gatehouse.policy;

import java.util.List;

/// What all resources of a statement begin with, in one number: the length of that text and its
/// last two characters. ARNs begin alike, so that these tell most of them apart.
final class ResourceBeginning {
    /// Of a statement whose resources have nothing in common.
    static final int ANY = 0;

    private static final int MAX_LENGTH = 0x7FFF;

    private ResourceBeginning() {}

    /// @param prefixes what each resource begins with
    static int of(List<String> prefixes) {
        String common = prefixes.isEmpty() ? "" : prefixes.get(0);
        for (String prefix : prefixes) {
            int length = 0;
            while (length < Math.min(common.length(), prefix.length())
                    && common.charAt(length) == prefix.charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        int length = Math.min(common.length(), MAX_LENGTH);
        return length < 2 ? ANY : length << 16 | lastTwo(common, length);
    }

    /// Whether a resource may begin so; if not, the statement is not about it.
    static boolean mayBe(int beginning, String resource) {
        int length = beginning >>> 16;
        return beginning == ANY
                || (resource.length() >= length
                        && lastTwo(resource, length) == (beginning & 0xFFFF));
    }

    private static int lastTwo(String text, int length) {
        return (text.charAt(length - 2) * 31 + text.charAt(length - 1)) & 0xFFFF;
    }
}
