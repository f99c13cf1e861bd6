package dev.gatehouse.api.generator;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one API model.
final class ModelReader {
    private final JsonNode model;

    private ModelReader(JsonNode model) {
        this.model = model;
    }

    static ModelReader read(Path file) {
        return new ModelReader(JsonMapper.shared().readTree(file.toFile()));
    }

    JsonNode metadata() {
        return model.path("metadata");
    }

    JsonNode operations() {
        return model.path("operations");
    }

    JsonNode shapes() {
        return model.path("shapes");
    }

    JsonNode shape(String name) {
        JsonNode shape = shapes().path(name);
        if (shape.isMissingNode()) {
            throw new IllegalArgumentException("the model has no shape `" + name + "`");
        }
        return shape;
    }

    /// What a shape is: `structure`, `list`, `map`, `string`, …
    String typeOf(String shapeName) {
        return shape(shapeName).path("type").asString();
    }
}
