package dev.gatehouse.requirement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Writes which tests prove which rows of the requirements, as their [Requirement] tags say. The
/// build runs it when all tests have passed.
public final class CoverageReport {
    private static final String TAG = "L" + Requirement.class.getName().replace('.', '/') + ";";

    private final Map<String, TreeSet<String>> testsByRow = new TreeMap<>();

    private CoverageReport() {}

    /// Writes the page `docs/coverage.md` of the project in the folder that the argument names.
    ///
    /// @throws IllegalStateException if a test names a row that the requirements do not have
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        var report = new CoverageReport();
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(file -> file.toString().contains("test-classes"))
                    .filter(file -> file.toString().endsWith(".class"))
                    .forEach(report::read);
        }
        Path page = root.resolve("docs/coverage.md");
        String text = report.page(rows());
        if (!Files.exists(page) || !Files.readString(page).equals(text)) {
            Files.writeString(page, text);
        }
    }

    private void read(Path file) {
        try {
            ClassModel tests = ClassFile.of().parse(file);
            String name = tests.thisClass().asInternalName();
            String simple = name.substring(name.lastIndexOf('/') + 1).replace('$', '.');
            rows(tests).forEach(row -> add(row, simple));
            for (MethodModel test : tests.methods()) {
                rows(test).forEach(row -> add(row, simple + "." + test.methodName().stringValue()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private void add(String row, String test) {
        testsByRow.computeIfAbsent(row, _ -> new TreeSet<>()).add(test);
    }

    private static List<String> rows(AttributedElement element) {
        var rows = new ArrayList<String>();
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(all -> {
                    for (Annotation annotation : all.annotations()) {
                        if (annotation.className().stringValue().equals(TAG)) {
                            annotation.elements().forEach(named -> add(named.value(), rows));
                        }
                    }
                });
        return rows;
    }

    private static void add(AnnotationValue value, List<String> rows) {
        if (value instanceof AnnotationValue.OfArray array) {
            array.values().forEach(member -> add(member, rows));
        } else if (value instanceof AnnotationValue.OfString text) {
            rows.add(text.stringValue());
        }
    }

    /// The rows of the requirements in their order: what a user can do, by id.
    private static Map<String, String> rows() throws IOException {
        try (InputStream stream = CoverageReport.class.getResourceAsStream("rows.tsv")) {
            var rows = new LinkedHashMap<String, String>();
            new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .forEach(fields -> rows.put(fields[0] + " (" + fields[1] + ")", fields[2]));
            return rows;
        }
    }

    private String page(Map<String, String> rows) {
        var proved = new StringBuilder();
        var open = new StringBuilder();
        var unknown = new TreeSet<>(testsByRow.keySet());
        int count = 0;
        for (Map.Entry<String, String> row : rows.entrySet()) {
            String id = row.getKey().substring(0, row.getKey().indexOf(' '));
            unknown.remove(id);
            TreeSet<String> tests = testsByRow.get(id);
            if (tests == null) {
                open.append("| ").append(row.getKey()).append(" | ").append(row.getValue());
                open.append(" |\n");
            } else {
                count++;
                proved.append("| ").append(row.getKey()).append(" | ").append(row.getValue());
                proved.append(" | `").append(String.join("`<br>`", tests)).append("` |\n");
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "tests are tagged with rows that the requirements do not have: " + unknown);
        }
        return """
        # Coverage

        What the requirements ask for and the tests that show it. The build writes this page from the
        `@Requirement` tags of the tests; do not edit it. A row that is listed as shown has tests for the part
        of it that exists; what is still missing stands in the README and in `deviations.md`.

        %d of %d rows have tests.

        | Row | A user can | Tests |
        |---|---|---|
        %s
        ## Rows without a test yet

        | Row | A user can |
        |---|---|
        %s\
        """
                .formatted(count, rows.size(), proved, open);
    }
}
