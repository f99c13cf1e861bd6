package dev.gatehouse.conformance.clients;

import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Terraform in the folder of a project.
record Terraform(Program program, Path command) {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";
    private static final String VERSION = "5.100.0";
    private static final String PREFIX = "aws_iam_";

    /// Resource and data source types of IAM.
    record Types(Set<String> resources, Set<String> dataSources) {}

    /// Something that Terraform reports of a resource.
    enum Event {
        CREATION,
        MODIFICATIONS,
        DESTRUCTION,
        IMPORT;

        private final Pattern line =
                Pattern.compile(
                        "^("
                                + PREFIX
                                + "\\w+)\\.\\S+: "
                                + name().charAt(0)
                                + name().substring(1).toLowerCase(Locale.ROOT)
                                + " complete",
                        Pattern.MULTILINE);

        /// The types of the resources to which it happened.
        Set<String> typesIn(String text) {
            return line.matcher(text).results().map(hit -> hit.group(1)).collect(sorted());
        }
    }

    /// Where Terraform is, if the machine has it.
    static Optional<Path> find() {
        return Program.find("terraform");
    }

    /// The folder with the provider: the one that `TF_PROVIDER_MIRROR` names, one of Terraform's
    /// own plugin places, or one below `/opt`.
    static Optional<Path> mirror() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        List<Path> places = new ArrayList<>();
        Optional.ofNullable(System.getenv("TF_PROVIDER_MIRROR"))
                .map(Path::of)
                .ifPresent(places::add);
        places.add(home.resolve(".terraform.d/plugins"));
        places.add(home.resolve(".local/share/terraform/plugins"));
        places.add(Path.of("/usr/local/share/terraform/plugins"));
        places.add(Path.of("/usr/share/terraform/plugins"));
        places.addAll(entries(Path.of("/opt")));
        for (Path place : places) {
            if (hasProvider(place)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /// Packed or not, a version's entry has its number in its name.
    private static boolean hasProvider(Path mirror) throws IOException {
        return entries(mirror.resolve(PROVIDER)).stream()
                .anyMatch(entry -> entry.getFileName().toString().contains(VERSION));
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /// Runs one of its commands without asking and without colour.
    Program.Result run(String name, String... more) {
        return program.run(
                Stream.concat(
                                Stream.of(command.toString(), name, "-no-color", "-input=false"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    /// What the provider has.
    Types provided() {
        Program.Result result = program.run(command.toString(), "providers", "schema", "-json");
        JsonObject provider = object(JsonReader.read(result.text()), "provider_schemas", PROVIDER);
        return new Types(
                names(object(provider, "resource_schemas")),
                names(object(provider, "data_source_schemas")));
    }

    /// What the state of the project has.
    Types made() throws IOException {
        JsonValue state =
                JsonReader.read(Files.readString(program.directory().resolve("terraform.tfstate")));
        return new Types(types(state, "managed"), types(state, "data"));
    }

    private static Set<String> names(JsonObject schemas) {
        return schemas.members().stream()
                .map(Member::name)
                .filter(name -> name.startsWith(PREFIX))
                .collect(sorted());
    }

    private static Set<String> types(JsonValue state, String mode) {
        return ((JsonArray) member(state, "resources"))
                .items().stream()
                        .filter(resource -> text(resource, "mode").equals(mode))
                        .map(resource -> text(resource, "type"))
                        .filter(type -> type.startsWith(PREFIX))
                        .collect(sorted());
    }

    private static String text(JsonValue value, String name) {
        return ((JsonString) member(value, name)).text();
    }

    private static JsonObject object(JsonValue value, String... path) {
        JsonValue found = value;
        for (String name : path) {
            found = member(found, name);
        }
        return (JsonObject) found;
    }

    private static JsonValue member(JsonValue value, String name) {
        return ((JsonObject) value).find(name).orElseThrow();
    }

    private static Collector<String, ?, Set<String>> sorted() {
        return Collectors.toCollection(TreeSet::new);
    }
}
