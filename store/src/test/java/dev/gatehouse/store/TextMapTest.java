package dev.gatehouse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextMapTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isTheSameAsATreeMap(long seed) {
        var random = new Random(seed);
        var expected = new TreeMap<String, String>();
        for (int i = random.nextInt(50); i > 0; i--) {
            expected.put("k" + random.nextInt(60), "v" + random.nextInt(9));
        }

        TextMap map = TextMap.copyOf(expected);

        assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected);
        assertThat(expected).isEqualTo(map);
        assertThat(List.copyOf(map.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
        assertThat(map.toString()).isEqualTo(expected.toString());
        for (int i = 0; i < 61; i++) {
            assertThat(map.get("k" + i)).isEqualTo(expected.get("k" + i));
            assertThat(map.containsKey("k" + i)).isEqualTo(expected.containsKey("k" + i));
        }
        assertThat(map.subMap("k2", "k4")).isEqualTo(expected.subMap("k2", "k4"));
        assertThat(map.headMap("k3")).isEqualTo(expected.headMap("k3"));
        assertThat(map.tailMap("k3")).isEqualTo(expected.tailMap("k3"));
        assertThat(new TreeMap<>(map)).isEqualTo(expected);
        if (!expected.isEmpty()) {
            assertThat(map.firstKey()).isEqualTo(expected.firstKey());
            assertThat(map.lastKey()).isEqualTo(expected.lastKey());
        }
    }

    @Test
    void cannotBeChangedAndIsNotCopiedTwice() {
        var source = new TreeMap<>(Map.of("team", "blue"));
        TextMap map = TextMap.copyOf(source);
        source.put("team", "red");

        assertThat(map).containsExactly(Map.entry("team", "blue"));
        assertThat(TextMap.copyOf(map)).isSameAs(map);
        assertThatThrownBy(() -> map.put("team", "red"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("team"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> TextMap.copyOf(Map.of()).firstKey())
                .isInstanceOf(NoSuchElementException.class);
        assertThat(map.get(null)).isNull();
    }

    @Test
    void equalKeysAreOneText() {
        var keys = new ArrayList<String>();
        for (String text : List.of("cost-centre", "cost-centre")) {
            String copy = String.valueOf(text.toCharArray());
            keys.add(TextMap.copyOf(Map.of(copy, "x")).firstKey());
        }

        assertThat(keys.getFirst()).isSameAs(keys.getLast());
    }
}
