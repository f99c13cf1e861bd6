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

    /// The keys on which one condition depends.
    ///
    /// @param variables whether the policy's version has variables
    public static List<String> of(Condition condition, boolean variables) {
        var keys = new MentionedKeys();
        keys.addKeysOf(condition, variables);
        return List.copyOf(keys.asWritten.values());
    }

    /// The keys of the variables in a value of the `Resource` element.
    ///
    /// @param variables whether the policy's version has variables
    public static List<String> ofResource(String pattern, boolean variables) {
        var keys = new MentionedKeys();
        keys.addVariables(variables, pattern);
        return List.copyOf(keys.asWritten.values());
    }

    private void addKeysOf(Statement statement) {
        boolean variables = statement.variables();
        statement
                .resources()
                .ifPresent(resources ->
                        resources.values().forEach(text -> addVariables(variables, text)));
        for (Condition condition : statement.conditions()) {
            addKeysOf(condition, variables);
        }
    }

    private void addKeysOf(Condition condition, boolean variables) {
        add(condition.key());
        if (hasVariables(condition.operator().name())) {
            condition.values().forEach(text -> addVariables(variables, text));
        }
    }

    private void addVariables(boolean variables, String text) {
        if (!variables) {
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
