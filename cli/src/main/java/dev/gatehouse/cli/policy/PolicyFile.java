package dev.gatehouse.cli.policy;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonSyntaxException;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.policy.json.Problem;
import dev.gatehouse.policy.yaml.YamlReader;
import dev.gatehouse.policy.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// A policy document, or a list of them, in a file, as JSON or YAML.
///
/// @param name the file, `-` for standard input
public record PolicyFile(String name, String text) {
    public static PolicyFile read(String name) throws IOException {
        byte[] bytes =
                name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        return new PolicyFile(name, new String(bytes, StandardCharsets.UTF_8));
    }

    /// Whether it begins as JSON objects and lists do.
    boolean isJson() {
        String begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[");
    }

    /// The document as a server takes it: JSON as it stands in the file, YAML as JSON.
    ///
    /// @throws IllegalArgumentException if it is no YAML; says where
    public String document() {
        return isJson() ? text : asJson();
    }

    /// What is in the file.
    ///
    /// @throws IllegalArgumentException if it is neither JSON nor YAML; says where
    public JsonValue value() {
        try {
            return isJson() ? JsonReader.read(text) : YamlReader.read(text);
        } catch (JsonSyntaxException notJson) {
            throw new IllegalArgumentException(
                    name + ":" + notJson.place() + ": " + notJson.message(), notJson);
        } catch (YamlSyntaxException notYaml) {
            throw new IllegalArgumentException(name + ":" + notYaml.getMessage(), notYaml);
        }
    }

    /// @throws IllegalArgumentException if it is no identity-based policy; says all that is wrong
    Policy identityPolicy() {
        ParseResult result = PolicyParser.validate(value(), PolicyType.IDENTITY);
        return switch (result) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw new IllegalArgumentException(
                            malformed.problems().stream()
                                    .map(Problem::toString)
                                    .map(problem -> name + ":" + problem)
                                    .collect(Collectors.joining("\n")));
        };
    }

    String asJson() {
        return JsonPrinter.indented(value()) + "\n";
    }
}
