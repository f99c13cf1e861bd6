package dev.gatehouse.wire.query;

import static dev.gatehouse.api.CommonErrorCode.MALFORMED_INPUT;

import dev.gatehouse.api.Blob;
import dev.gatehouse.api.RawStructure;
import dev.gatehouse.api.Shape;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads a request out of the parameters of the query protocol: `Tags.member.1.Key=team`.
/// Parameters that the operation does not know are ignored, as AWS does.
///
/// @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query
///   protocol</a>
public final class QueryDecoder {
    /// Deeper than any request is.
    private static final int MAX_DEPTH = 32;

    private QueryDecoder() {}

    /// The request.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedInput` if a value is not of its type,
    ///   `ValidationError` if a constraint of the API model is broken
    public static <I> I decode(Shape.Structure<I> shape, Parameters parameters) {
        return structure(shape, Node.of(parameters), "").build();
    }

    private static <R> RawStructure<R> structure(Shape.Structure<R> shape, Node node, String at) {
        var raw = new RawStructure<>(shape);
        for (int i = 0; i < shape.members().size(); i++) {
            Shape.Member<R> member = shape.members().get(i);
            Node value = node.children.get(member.name());
            if (value != null) {
                raw.set(i, value(member.shape().get(), value, at + member.name()));
            }
        }
        return raw;
    }

    private static @Nullable Object value(Shape shape, Node node, String at) {
        return switch (shape) {
            case Shape.Structure<?> structure -> structure(structure, node, at + ".");
            case Shape.Listing listing -> list(listing, node, at);
            case Shape.Mapping mapping -> map(mapping, node, at);
            case Shape.Text _, Shape.Whole _, Shape.Bool _, Shape.Timestamp _, Shape.Bytes _ ->
                    node.value == null ? null : scalar(shape, node.value, at);
        };
    }

    private static Object scalar(Shape shape, String text, String at) {
        try {
            return switch (shape) {
                case Shape.Whole _ -> Long.parseLong(text);
                case Shape.Bool _ -> bool(text, at);
                case Shape.Timestamp _ -> OffsetDateTime.parse(text).toInstant();
                case Shape.Bytes _ -> Blob.of(Base64.getDecoder().decode(text));
                case Shape.Text _, Shape.Listing _, Shape.Mapping _, Shape.Structure<?> _ -> text;
            };
        } catch (IllegalArgumentException | DateTimeException notOfItsType) {
            throw malformed(at);
        }
    }

    private static boolean bool(String text, String at) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        if (text.equalsIgnoreCase("false")) {
            return false;
        }
        throw malformed(at);
    }

    private static List<@Nullable Object> list(Shape.Listing shape, Node node, String at) {
        Node members = shape.flattened() ? node : node.child("member");
        var values = new ArrayList<@Nullable Object>();
        numbered(members, at)
                .forEach((number, child) ->
                        values.add(value(shape.member().get(), child, at + "." + number)));
        return values;
    }

    private static Map<Object, @Nullable Object> map(Shape.Mapping shape, Node node, String at) {
        Node entries = shape.flattened() ? node : node.child("entry");
        var values = new LinkedHashMap<Object, @Nullable Object>();
        numbered(entries, at)
                .forEach((number, child) -> {
                    String key = child.child("key").value;
                    if (key == null) {
                        throw malformed(at + "." + number + ".key");
                    }
                    values.put(
                            key,
                            value(shape.value().get(), child.child("value"), at + "." + number));
                });
        return values;
    }

    private static Map<Integer, Node> numbered(Node node, String at) {
        var byNumber = new TreeMap<Integer, Node>();
        node.children.forEach((name, child) -> {
            try {
                byNumber.put(Integer.parseUnsignedInt(name), child);
            } catch (NumberFormatException notANumber) {
                throw malformed(at + "." + name);
            }
        });
        return byNumber;
    }

    private static RuntimeException malformed(String at) {
        return MALFORMED_INPUT.because("The value of %s is not of its type.", at);
    }

    /// The parameters as a tree of the parts of their names.
    private static final class Node {
        private static final Node NONE = new Node();
        private final Map<String, Node> children = new LinkedHashMap<>();
        private @Nullable String value;

        static Node of(Parameters parameters) {
            var root = new Node();
            parameters
                    .values()
                    .forEach((name, value) -> {
                        Node node = root;
                        for (String part : name.split("\\.", MAX_DEPTH)) {
                            node = node.children.computeIfAbsent(part, _ -> new Node());
                        }
                        node.value = value;
                    });
            return root;
        }

        Node child(String name) {
            return children.getOrDefault(name, NONE);
        }
    }
}
