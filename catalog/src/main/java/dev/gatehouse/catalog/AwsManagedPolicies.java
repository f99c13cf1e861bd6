package dev.gatehouse.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
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

    /// The policies that the catalog carries.
    public static AwsManagedPolicies load() {
        try (InputStream packed =
                        AwsManagedPolicies.class.getResourceAsStream(
                                "aws-managed-policies.tsv.gz");
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

    /// The policy of this path and name, such as `/job-function/ViewOnlyAccess`.
    public Optional<Entry> find(String pathAndName) {
        return Optional.ofNullable(byPathAndName.get(pathAndName));
    }

    /// All policies in the order of path and name.
    public Collection<Entry> all() {
        return byPathAndName.values();
    }

    /// One policy in its default version.
    ///
    /// @param id its unique id (`ANPA…`)
    /// @param versionId such as `v3`
    /// @param attachable whether it can be attached to users, groups and roles
    public record Entry(
            String name,
            String path,
            String id,
            String versionId,
            Instant created,
            Instant updated,
            boolean attachable,
            String document) {
        private static Entry parse(String line) {
            String[] fields = line.split("\t", -1);
            return new Entry(
                    fields[0],
                    fields[1],
                    fields[2],
                    fields[3],
                    Instant.parse(fields[4]),
                    Instant.parse(fields[5]),
                    Boolean.parseBoolean(fields[6]),
                    fields[7]);
        }
    }
}
