package dev.gatehouse.policy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The condition keys that policies ask about, in conditions and in variables: what
/// `GetContextKeysForCustomPolicy` answers.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html">GetContextKeysForCustomPolicy</a>
public final class MentionedKeys {
    private final Map<String, String> asWritten = new LinkedHashMap<>();

    private MentionedKeys() {}

    /// The keys as they are written, in the order of the text. Of spellings that differ in letter
    /// case the first stands for all.
    public static List<String> of(Collection<Policy> policies) {
        var keys = new MentionedKeys();
        for (Policy policy : policies) {
            policy.statements().forEach(keys::addKeysOf);
        }
        return List.copyOf(keys.asWritten.values());
    }

    private void addKeysOf(Statement statement) {
        statement
                .resources()
                .ifPresent(resources ->
                        resources.values().forEach(text -> addVariables(statement, text)));
        for (Condition condition : statement.conditions()) {
            add(condition.key());
            if (hasVariables(condition.operator().name())) {
                condition.values().forEach(text -> addVariables(statement, text));
            }
        }
    }

    private void addVariables(Statement statement, String text) {
        if (!statement.variables()) {
            return;
        }
        int open = text.indexOf("${");
        while (open >= 0) {
            int close = text.indexOf('}', open);
            if (close < 0) {
                return;
            }
            String inside = text.substring(open + 2, close);
            int comma = inside.indexOf(',');
            String key = (comma < 0 ? inside : inside.substring(0, comma)).strip();
            // `${*}`, `${?}` and `${$}` are the characters themselves.
            if (!key.isEmpty() && !key.equals("*") && !key.equals("?") && !key.equals("$")) {
                add(key);
            }
            open = text.indexOf("${", close);
        }
    }

    private static boolean hasVariables(String operator) {
        return operator.contains("String") || operator.contains("Arn") || operator.contains("Bool");
    }

    private void add(String key) {
        asWritten.putIfAbsent(key.toLowerCase(Locale.ROOT), key);
    }
}
