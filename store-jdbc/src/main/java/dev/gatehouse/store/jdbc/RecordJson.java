package dev.gatehouse.store.jdbc;

import dev.gatehouse.store.Edit;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Records and edits as JSON. Each record says the version of its schema in the member `$schema`; a
/// member that is missing or unknown is an error, never a guess.
final class RecordJson {
    private static final String SCHEMA = "$schema";
    private final JsonMapper json =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .addModule(SharedTexts.module())
                    .build();
    private final Map<String, Kind<?>> kinds = new HashMap<>();

    RecordJson(Collection<Kind<?>> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.name(), kind));
    }

    /// The record of a put as text.
    String text(Edit.Put<?> put) {
        return json.writeValueAsString(node(put));
    }

    /// A record from its text.
    Edit.Put<?> put(String kind, String key, String text) {
        return put(registered(kind), key, json.readTree(text), new SharedTexts());
    }

    /// A record from its text, of which every text in it that is in `shared` is taken from there.
    Edit.Put<?> put(String kind, String key, String text, SharedTexts shared) {
        return put(registered(kind), key, json.readTree(text), shared);
    }

    /// The edits of a change as text.
    String text(List<Edit> edits) {
        ArrayNode all = json.createArrayNode();
        for (Edit edit : edits) {
            switch (edit) {
                case Edit.Put<?> put -> all.add(node(put, "put"));
                case Edit.Remove<?> remove -> {
                    registered(remove.kind().name());
                    all.addObject().put("remove", remove.kind().name()).put("key", remove.key());
                }
                case Edit.PutSecret _, Edit.RemoveSecret _ -> {}
            }
        }
        return json.writeValueAsString(all);
    }

    /// Edits from their text.
    List<Edit> edits(String text) {
        var edits = new ArrayList<Edit>();
        var shared = new SharedTexts();
        for (JsonNode node : json.readTree(text)) {
            String key = node.path("key").stringValue();
            if (node.has("put")) {
                Kind<?> kind = registered(node.get("put").stringValue());
                edits.add(put(kind, key, node.get("record"), shared));
            } else {
                edits.add(new Edit.Remove<>(registered(node.get("remove").stringValue()), key));
            }
        }
        return edits;
    }

    /// All records of a view as text.
    String text(View view) {
        ArrayNode all = json.createArrayNode();
        kinds.values().forEach(kind -> puts(kind, view).forEach(put -> all.add(node(put, "put"))));
        return json.writeValueAsString(all);
    }

    private static <R extends Record> List<Edit.Put<R>> puts(Kind<R> kind, View view) {
        return view.map(kind).entrySet().stream()
                .map(entry -> new Edit.Put<>(kind, entry.getKey(), entry.getValue()))
                .toList();
    }

    private ObjectNode node(Edit.Put<?> put, String member) {
        ObjectNode node = json.createObjectNode();
        node.put(member, put.kind().name()).put("key", put.key()).set("record", node(put));
        return node;
    }

    private ObjectNode node(Edit.Put<?> put) {
        Kind<?> kind = registered(put.kind().name());
        ObjectNode node = json.createObjectNode();
        node.put(SCHEMA, kind.schema());
        node.setAll((ObjectNode) json.<JsonNode>valueToTree(put.value()));
        return node;
    }

    private <R extends Record> Edit.Put<R> put(
            Kind<R> kind, String key, JsonNode stored, SharedTexts shared) {
        ObjectNode members = (ObjectNode) stored;
        int schema = members.remove(SCHEMA).intValue();
        if (schema > kind.schema()) {
            throw new IllegalStateException(
                    "a record of kind `%s` has schema %d, this Gatehouse knows up to %d"
                            .formatted(kind, schema, kind.schema()));
        }
        if (schema == kind.schema()) {
            return new Edit.Put<>(kind, key, shared.in(json).treeToValue(members, kind.type()));
        }
        Map<String, Object> upgraded =
                kind.upgraded(
                        json.convertValue(members, new TypeReference<Map<String, Object>>() {}),
                        schema);
        return new Edit.Put<>(kind, key, json.convertValue(upgraded, kind.type()));
    }

    private Kind<?> registered(String name) {
        Kind<?> kind = kinds.get(name);
        if (kind == null) {
            throw new IllegalStateException("kind `" + name + "` is not registered with the store");
        }
        return kind;
    }
}
