package dev.gatehouse.wire.query;

import dev.gatehouse.api.Blob;
import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.Shape;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Answers of the query protocol in JSON, as STS gives them to a client that accepts nothing else.
final class JsonForm {
    private static final JsonFactory FACTORY = new JsonFactory();
    private final JsonGenerator json;

    private JsonForm(JsonGenerator json) {
        this.json = json;
    }

    static <O> String of(OperationModel<?, O> operation, O answer, String requestId) {
        var text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeName(operation.name() + "Response");
            json.writeStartObject();
            if (operation.resultWrapper().isPresent()) {
                json.writeName(operation.resultWrapper().get());
                new JsonForm(json).structure(operation.output(), answer);
            }
            json.writeName("ResponseMetadata");
            json.writeStartObject();
            json.writeStringProperty("RequestId", requestId);
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }

    @SuppressWarnings("unchecked") // a member's shape describes the type of its value
    private <R> void structure(Shape.Structure<R> shape, Object value) {
        json.writeStartObject();
        for (Shape.Member<R> member : shape.members()) {
            Object memberValue = member.get().apply((R) value);
            if (memberValue != null) {
                json.writeName(member.name());
                value(member.shape().get(), memberValue);
            }
        }
        json.writeEndObject();
    }

    private void value(Shape shape, Object value) {
        switch (shape) {
            case Shape.Structure<?> structure -> structure(structure, value);
            case Shape.Listing listing -> {
                json.writeStartArray();
                ((Collection<?>) value).forEach(member -> value(listing.member().get(), member));
                json.writeEndArray();
            }
            case Shape.Mapping mapping -> {
                json.writeStartObject();
                ((Map<?, ?>) value)
                        .forEach((key, member) -> {
                            json.writeName(String.valueOf(key));
                            value(mapping.value().get(), member);
                        });
                json.writeEndObject();
            }
            case Shape.Timestamp _ -> json.writeNumber(((Instant) value).getEpochSecond());
            case Shape.Whole _ -> json.writeNumber(((Number) value).longValue());
            case Shape.Bool _ -> json.writeBoolean((Boolean) value);
            case Shape.Bytes _ ->
                    json.writeString(Base64.getEncoder().encodeToString(((Blob) value).bytes()));
            case Shape.Text _ -> json.writeString((String) value);
        }
    }
}
