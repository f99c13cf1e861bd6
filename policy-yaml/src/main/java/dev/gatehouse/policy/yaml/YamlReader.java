package dev.gatehouse.policy.yaml;

import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonNull;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads a policy written in YAML. Every scalar is a text, whatever YAML takes it for: `2012-10-17`
/// is no date, `Yes` no boolean, `012345678901` no number; only an empty one is null. Anchors,
/// aliases and tags are refused.
public final class YamlReader {
    /// How many characters a document can have.
    public static final int MAX_LENGTH = 1_000_000;

    private final Iterator<Event> events;
    private int depth;

    private YamlReader(Iterator<Event> events) {
        this.events = events;
    }

    /// The one value that the text holds.
    ///
    /// @throws YamlSyntaxException if it holds anything else
    public static JsonValue read(String text) {
        var settings = LoadSettings.builder().setCodePointLimit(MAX_LENGTH).build();
        try {
            return new YamlReader(new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            throw new YamlSyntaxException(
                    place(e.getProblemMark()), problem(String.valueOf(e.getProblem())));
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException(new Place(1, 1), String.valueOf(e.getMessage()));
        }
    }

    /// A `*` that begins a value is where most people meet aliases.
    private static String problem(String problem) {
        return problem.contains("alphabetic or numeric") || problem.contains("alias")
                ? problem + "; write a value that begins with `*` in quotes"
                : problem;
    }

    private JsonValue document() {
        next();
        Event start = next();
        if (start.getEventId() != Event.ID.DocumentStart) {
            throw new YamlSyntaxException(place(start.getStartMark()), "the document is empty");
        }
        JsonValue value = value(next());
        next();
        Event end = next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw new YamlSyntaxException(
                    place(end.getStartMark()), "there is more after the end of the document");
        }
        return value;
    }

    private JsonValue value(Event event) {
        Place place = place(event.getStartMark());
        refuse(event, place);
        return switch (event.getEventId()) {
            case Scalar -> scalar((ScalarEvent) event, place);
            case SequenceStart -> sequence(place);
            case MappingStart -> mapping(place);
            default -> throw new YamlSyntaxException(place, "a value is expected");
        };
    }

    private static void refuse(Event event, Place place) {
        if (event.getEventId() == Event.ID.Alias
                || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
            throw new YamlSyntaxException(
                    place,
                    "anchors and aliases are not taken; write a value that begins with `*` or `&`"
                            + " in quotes");
        }
        Optional<String> tag =
                switch (event) {
                    case ScalarEvent scalar -> scalar.getTag();
                    case CollectionStartEvent collection -> collection.getTag();
                    default -> Optional.empty();
                };
        if (tag.isPresent()) {
            throw new YamlSyntaxException(place, "tag `" + tag.get() + "` is not taken");
        }
    }

    private static JsonValue scalar(ScalarEvent scalar, Place place) {
        return scalar.isPlain() && scalar.getValue().isEmpty()
                ? new JsonNull(place)
                : new JsonString(scalar.getValue(), place);
    }

    private JsonArray sequence(Place place) {
        enter(place);
        var items = new ArrayList<JsonValue>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event));
        }
        depth--;
        return new JsonArray(List.copyOf(items), place);
    }

    private JsonObject mapping(Place place) {
        enter(place);
        var members = new ArrayList<Member>();
        var names = new HashSet<String>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            if (!(value(event) instanceof JsonString name)) {
                throw new YamlSyntaxException(place(event.getStartMark()), "a name is expected");
            }
            if (!names.add(name.text())) {
                throw new YamlSyntaxException(
                        name.place(), "the name `" + name.text() + "` appears twice in one object");
            }
            members.add(new Member(name.text(), value(next()), name.place()));
        }
        depth--;
        return new JsonObject(List.copyOf(members), place);
    }

    private void enter(Place place) {
        if (++depth > JsonReader.MAX_DEPTH) {
            throw new YamlSyntaxException(
                    place, "values are nested deeper than " + JsonReader.MAX_DEPTH);
        }
    }

    private Event next() {
        if (!events.hasNext()) {
            throw new YamlSyntaxException(new Place(1, 1), "the document ends too early");
        }
        return events.next();
    }

    private static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
                .orElseGet(() -> new Place(1, 1));
    }
}
