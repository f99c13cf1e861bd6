package dev.gatehouse.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A small table that the catalog carries: a row a line, with tabs between its fields. Lines that
/// begin with `#` are for readers.
final class CarriedTable {
    private CarriedTable() {}

    /// The fields of each row of a table.
    static List<String[]> rows(String name) {
        try (InputStream data = CarriedTable.class.getResourceAsStream(name);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(data), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog's " + name + " cannot be read", e);
        }
    }
}
