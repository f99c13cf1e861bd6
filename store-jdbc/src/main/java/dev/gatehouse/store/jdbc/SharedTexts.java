package dev.gatehouse.store.jdbc;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The texts of records that are read together. Those that are equal become one object: the same
/// values of tags, trust policies and ARNs of attached policies stand in thousands of records. Used
/// by one thread.
final class SharedTexts {
    private final Map<String, String> texts = new HashMap<>();

    /// Makes records from JSON with these texts.
    ///
    /// @param json has the module
    ObjectReader in(JsonMapper json) {
        return json.reader().withAttribute(SharedTexts.class, this);
    }

    private String shared(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /// What a mapper needs to look here.
    static JacksonModule module() {
        return new SimpleModule().addDeserializer(String.class, new Deserializer());
    }

    private static final class Deserializer extends StdScalarDeserializer<String> {
        Deserializer() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            return text != null && context.getAttribute(SharedTexts.class) instanceof SharedTexts in
                    ? in.shared(text)
                    : text;
        }
    }
}
