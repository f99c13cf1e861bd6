package dev.gatehouse.api.generator;

import java.util.Locale;
import java.util.Set;

/// How names of the API models are spelled in Java.
final class Naming {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "default",
                    "enum",
                    "class",
                    "public",
                    "private",
                    "package",
                    "import",
                    "interface",
                    "new",
                    "switch",
                    "case",
                    "abstract",
                    "static",
                    "final",
                    "boolean",
                    "int",
                    "long",
                    "double",
                    "void",
                    "return",
                    "hashCode",
                    "toString",
                    "getClass",
                    "notify",
                    "wait",
                    "clone",
                    "finalize");

    private Naming() {}

    static String type(String shapeName) {
        return shapeName.substring(0, 1).toUpperCase(Locale.ROOT) + shapeName.substring(1);
    }

    /// `UserName` becomes `userName`, `SSHPublicKeyId` becomes `sshPublicKeyId`.
    static String member(String name) {
        int upper = 0;
        while (upper < name.length() && Character.isUpperCase(name.charAt(upper))) {
            upper++;
        }
        int lower = upper <= 1 || upper == name.length() ? upper : upper - 1;
        String spelled = name.substring(0, lower).toLowerCase(Locale.ROOT) + name.substring(lower);
        return KEYWORDS.contains(spelled) ? spelled + "Value" : spelled;
    }

    /// `NoSuchEntity` and `IDPRejectedClaim` become `NO_SUCH_ENTITY` and `IDP_REJECTED_CLAIM`.
    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]+", "_")
                .toUpperCase(Locale.ROOT);
    }
}
