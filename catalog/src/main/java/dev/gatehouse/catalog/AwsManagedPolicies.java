package dev.gatehouse.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The managed policies that AWS keeps, as they were on a day.
///
/// @see <a
///   href="https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html">AWS
///   managed policies</a>
public final class AwsManagedPolicies {
    /// Oldest first.
    private static final List<String> PACKS = List.of("aws-managed-policies.tsv.gz");

    private final SortedMap<String, Entry> byPathAndName;

    private AwsManagedPolicies(SortedMap<String, Entry> byPathAndName) {
        this.byPathAndName = byPathAndName;
    }

    /// These policies.
    public static AwsManagedPolicies of(Collection<Entry> entries) {
        var sorted = new TreeMap<String, Entry>();
        entries.forEach(entry -> sorted.put(entry.path() + entry.name(), entry));
        return new AwsManagedPolicies(Collections.unmodifiableSortedMap(sorted));
    }

    /// The policies that the catalog carries: the first pack, and what later ones changed.
    public static AwsManagedPolicies load() {
        return PACKS.stream()
                .map(AwsManagedPolicies::read)
                .reduce(AwsManagedPolicies::updatedBy)
                .orElseThrow();
    }

    private static AwsManagedPolicies read(String pack) {
        try (InputStream packed = AwsManagedPolicies.class.getResourceAsStream(pack);
                var lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Objects.requireNonNull(packed)),
                                        StandardCharsets.UTF_8))) {
            return of(lines.lines().map(Entry::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the catalog's managed policies cannot be read", e);
        }
    }

    /// These policies as a newer pack leaves them: what it has in a later version moves to that,
    /// and keeps the versions before; what it has new is added; what it lacks stays as it is, for
    /// it may be attached.
    public AwsManagedPolicies updatedBy(AwsManagedPolicies newer) {
        var updated = new TreeMap<>(byPathAndName);
        newer.byPathAndName.forEach((key, entry) -> updated.merge(key, entry, Entry::updatedBy));
        return new AwsManagedPolicies(Collections.unmodifiableSortedMap(updated));
    }

    /// The policy of this path and name, such as `/job-function/ViewOnlyAccess`.
    public Optional<Entry> find(String pathAndName) {
        return Optional.ofNullable(byPathAndName.get(pathAndName));
    }

    /// All policies in the order of path and name.
    public Collection<Entry> all() {
        return byPathAndName.values();
    }

    /// One policy.
    ///
    /// @param id its unique id (`ANPA…`)
    /// @param attachable whether it can be attached to users, groups and roles
    /// @param versions those that are known, oldest first; the last is the default
    public record Entry(
            String name,
            String path,
            String id,
            Instant created,
            boolean attachable,
            List<Version> versions) {
        public Entry {
            versions = List.copyOf(versions);
        }

        /// The version that is in force.
        public Version defaultVersion() {
            return versions.getLast();
        }

        /// The document that is in force.
        public String document() {
            return defaultVersion().document();
        }

        private Entry updatedBy(Entry newer) {
            var all = new ArrayList<>(versions);
            newer.versions.stream()
                    .filter(version -> version.number() > defaultVersion().number())
                    .forEach(all::add);
            return new Entry(name, path, id, created, newer.attachable, all);
        }

        private static Entry parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Entry(
                    fields[0],
                    fields[1],
                    fields[2],
                    Instant.parse(fields[4]),
                    Boolean.parseBoolean(fields[6]),
                    List.of(new Version(fields[3], Instant.parse(fields[5]), fields[7])));
        }
    }

    /// A version of a policy.
    ///
    /// @param id such as `v3`
    public record Version(String id, Instant created, String document) {
        /// The number of its id.
        public int number() {
            return Integer.parseInt(id.substring(1));
        }
    }
}
