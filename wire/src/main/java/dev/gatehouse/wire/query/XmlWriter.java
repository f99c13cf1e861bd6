package dev.gatehouse.wire.query;

import dev.gatehouse.api.Blob;
import dev.gatehouse.api.Shape;
import dev.gatehouse.wire.XmlText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes records as XML elements.
final class XmlWriter {
    private final StringBuilder xml = new StringBuilder(512);

    /// Opens an element; attributes stand after its name.
    XmlWriter open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    XmlWriter close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        open(name);
        text(text);
        return close(name);
    }

    /// The members of a record that are present.
    <R> XmlWriter members(Shape.Structure<R> shape, R value, boolean nested) {
        for (Shape.Member<R> member : shape.members()) {
            Object memberValue = member.get().apply(value);
            // AWS leaves an empty list of tags out of entities, and writes every other empty list.
            boolean leftOut =
                    nested
                            && member.name().equals("Tags")
                            && memberValue instanceof Collection<?> tags
                            && tags.isEmpty();
            if (memberValue != null && !leftOut) {
                member(member.name(), member.shape().get(), memberValue);
            }
        }
        return this;
    }

    /// A member's element; of a flattened list or map, one for each of its values.
    private void member(String name, Shape shape, Object value) {
        if (shape instanceof Shape.Listing listing && listing.flattened()) {
            ((Collection<?>) value)
                    .forEach(one -> {
                        open(name);
                        value(listing.member().get(), one);
                        close(name);
                    });
        } else if (shape instanceof Shape.Mapping mapping && mapping.flattened()) {
            ((Map<?, ?>) value)
                    .forEach((key, one) -> {
                        open(name).element("key", String.valueOf(key)).open("value");
                        value(mapping.value().get(), one);
                        close("value").close(name);
                    });
        } else {
            open(name);
            value(shape, value);
            close(name);
        }
    }

    private void value(Shape shape, Object value) {
        switch (shape) {
            case Shape.Structure<?> structure -> structure(structure, value);
            case Shape.Listing listing ->
                    ((Collection<?>) value)
                            .forEach(member -> {
                                open("member");
                                value(listing.member().get(), member);
                                close("member");
                            });
            case Shape.Mapping mapping ->
                    ((Map<?, ?>) value)
                            .forEach((key, member) -> {
                                open("entry").element("key", String.valueOf(key)).open("value");
                                value(mapping.value().get(), member);
                                close("value").close("entry");
                            });
            case Shape.Timestamp _ -> text(((Instant) value).truncatedTo(ChronoUnit.SECONDS));
            case Shape.Bytes _ -> text(Base64.getEncoder().encodeToString(((Blob) value).bytes()));
            case Shape.Text _, Shape.Whole _, Shape.Bool _ -> text(value);
        }
    }

    @SuppressWarnings("unchecked") // a member's shape describes the type of its value
    private <R> void structure(Shape.Structure<R> shape, Object value) {
        members(shape, (R) value, true);
    }

    private void text(@Nullable Object value) {
        XmlText.append(xml, String.valueOf(value));
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
