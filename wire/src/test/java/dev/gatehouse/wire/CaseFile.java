package dev.gatehouse.wire;

import dev.gatehouse.api.Blob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A file of cases: each begins with a line `=== name`; what follows is text, or lines `field:
/// value`.
public record CaseFile(Map<String, String> texts) {
    public static CaseFile read(String name) {
        try {
            var texts = new LinkedHashMap<String, String>();
            String all = Files.readString(Path.of("src/test/cases").resolve(name));
            for (String part : all.split("(?m)^=== ", -1)) {
                if (!part.isBlank()) {
                    int line = part.indexOf('\n');
                    texts.put(part.substring(0, line), part.substring(line + 1).stripTrailing());
                }
            }
            return new CaseFile(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Stream<String> names() {
        return texts.keySet().stream();
    }

    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no case " + name);
        }
        return text;
    }

    /// All values of a field, in order.
    public List<String> fields(String name, String field) {
        return text(name)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1).stripLeading())
                .toList();
    }

    public Optional<String> field(String name, String field) {
        return fields(name, field).stream().findFirst();
    }

    /// A request as it is written in HTTP, without the protocol's version; its body, if there is
    /// one, stands after an empty line.
    public static WireRequest request(String text) {
        String[] parts = text.split("\n\n", 2);
        List<String> lines = parts[0].lines().toList();
        String[] first = lines.getFirst().split(" ", 2);
        int question = first[1].indexOf('?');
        var fields = new ArrayList<Map.Entry<String, String>>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1)));
        }
        return new WireRequest(
                first[0],
                question < 0 ? first[1] : first[1].substring(0, question),
                question < 0 ? "" : first[1].substring(question + 1),
                Headers.of(fields),
                Blob.of((parts.length > 1 ? parts[1] : "").getBytes(StandardCharsets.UTF_8)),
                "127.0.0.1",
                false);
    }
}
