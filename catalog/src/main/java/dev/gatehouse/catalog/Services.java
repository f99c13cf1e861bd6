package dev.gatehouse.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// The AWS services that the catalog knows, as they were on a day.
public final class Services {
    private final SortedMap<String, Service> byPrefix = new TreeMap<>();

    private Services() {}

    /// The services that the catalog carries, read when they are first asked for.
    public static Services load() {
        return Carried.SERVICES;
    }

    /// The service of this prefix in any letter case.
    public Optional<Service> find(String prefix) {
        return Optional.ofNullable(byPrefix.get(prefix.toLowerCase(Locale.ROOT)));
    }

    /// All services in the order of their prefixes.
    public Collection<Service> all() {
        return Collections.unmodifiableCollection(byPrefix.values());
    }

    private static Services read() {
        try (InputStream packed = Services.class.getResourceAsStream("services.tsv.gz");
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Objects.requireNonNull(packed)),
                                        StandardCharsets.UTF_8))) {
            var services = new Services();
            Optional<Service> current = Optional.empty();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split("\t", -1);
                if (fields[0].equals("s")) {
                    current = Optional.of(services.add(fields[1], fields[2]));
                } else {
                    add(fields, current.orElseThrow());
                }
            }
            return services;
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog's services cannot be read", e);
        }
    }

    private Service add(String prefix, String name) {
        var service = new Service(prefix, name, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        byPrefix.put(
                prefix,
                new Service(
                        prefix,
                        name,
                        Collections.unmodifiableSortedMap(service.actions()),
                        Collections.unmodifiableSortedMap(service.resourceTypes()),
                        Collections.unmodifiableMap(service.conditionKeys())));
        return service;
    }

    private static void add(String[] fields, Service service) {
        switch (fields[0]) {
            case "a" -> {
                List<String> types = list(fields[3]);
                service.actions()
                        .put(
                                fields[1],
                                new Service.Action(
                                        fields[1],
                                        AccessLevel.ofLetter(fields[2]),
                                        types.stream().map(Services::withoutMark).toList(),
                                        types.stream()
                                                .filter(type -> type.endsWith("*"))
                                                .map(Services::withoutMark)
                                                .toList(),
                                        list(fields[4])));
            }
            case "r" ->
                    service.resourceTypes()
                            .put(
                                    fields[1],
                                    new Service.ResourceType(
                                            fields[1], fields[2], list(fields[3])));
            case "k" -> service.conditionKeys().put(fields[1], fields[2]);
            default -> throw new IllegalStateException("a line of the catalog begins with no type");
        }
    }

    private static String withoutMark(String type) {
        return type.endsWith("*") ? type.substring(0, type.length() - 1) : type;
    }

    private static List<String> list(String field) {
        return field.isEmpty() ? List.of() : Stream.of(field.split("\\|", -1)).toList();
    }

    private static final class Carried {
        private static final Services SERVICES = read();
    }
}
