package dev.gatehouse.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.store.Edit;
import dev.gatehouse.store.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharedTextsTest {
    record Thing(
            String name,
            SortedMap<String, String> tags,
            List<String> policies,
            Optional<String> note) {}

    private static final Kind<Thing> KIND = Kind.of("thing", Thing.class);
    private final RecordJson json = new RecordJson(List.of(KIND));

    @Test
    void equalTextsOfRecordsReadTogetherAreOne() {
        var shared = new SharedTexts();
        Thing first = read(shared);
        Thing second = read(shared);

        assertThat(first).isEqualTo(second);
        assertThat(first.name()).isSameAs(second.name());
        assertThat(first.tags().get("team")).isSameAs(second.tags().get("team"));
        assertThat(first.policies().getFirst()).isSameAs(second.policies().getFirst());
        assertThat(first.note().orElseThrow()).isSameAs(second.note().orElseThrow());
    }

    @Test
    void othersAreNotKept() {
        assertThat(read(new SharedTexts()).name()).isNotSameAs(read(new SharedTexts()).name());
    }

    private Thing read(SharedTexts shared) {
        var thing =
                new Thing(
                        "a",
                        new TreeMap<>(Map.of("team", "blue")),
                        List.of("arn"),
                        Optional.of("note"));
        String text = json.text(new Edit.Put<>(KIND, "key", thing));
        return (Thing) json.put("thing", "key", text, shared).value();
    }
}
