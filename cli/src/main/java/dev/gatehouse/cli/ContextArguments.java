package dev.gatehouse.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Condition keys as arguments of a command: `KEY=VALUE`, one key several times for a list.
final class ContextArguments {
    private ContextArguments() {}

    /// The keys as the server takes them: a text, or a list of texts.
    ///
    /// @throws IllegalArgumentException if an argument has no `=`
    static Map<String, Object> parse(List<String> arguments) {
        var values = new LinkedHashMap<String, List<String>>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "--context takes KEY=VALUE, not `" + argument + "`");
            }
            values.computeIfAbsent(argument.substring(0, equals), _ -> new ArrayList<>())
                    .add(argument.substring(equals + 1));
        }
        var context = new LinkedHashMap<String, Object>();
        values.forEach((key, all) -> context.put(key, all.size() == 1 ? all.getFirst() : all));
        return context;
    }
}
