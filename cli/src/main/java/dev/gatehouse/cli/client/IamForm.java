package dev.gatehouse.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A call of IAM's API as the form that is sent.
public final class IamForm {
    private static final String VERSION = "2010-05-08";

    private IamForm() {}

    /// The form of an operation with its parameters.
    public static String of(String operation, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.put("Action", operation);
        all.put("Version", VERSION);
        return all.entrySet().stream()
                .map(part ->
                        part.getKey()
                                + "="
                                + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
