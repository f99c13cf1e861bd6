package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A line of the credential report.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Credential
///   reports</a>
record CredentialRow(Map<String, String> fields) {
    private static final String ROOT = "<root_account>";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TRIES = 60;

    /// The report of an account.
    ///
    /// @param generated when it was made: up to four hours ago
    record Report(Instant generated, List<CredentialRow> rows) {}

    /// @throws IOException if the server refuses, or has no report within a minute
    static Report report(IamApi iam, KeyRotation.Pause pause)
            throws IOException, InterruptedException {
        int tries = 0;
        while (!iam.call("GenerateCredentialReport", Map.of()).text("State").equals("COMPLETE")) {
            if (++tries == TRIES) {
                throw new IOException("the credential report is not ready: try again later");
            }
            pause.of(PAUSE);
        }
        Xml answer = iam.call("GetCredentialReport", Map.of());
        String csv =
                new String(
                        Base64.getMimeDecoder().decode(answer.text("Content")),
                        StandardCharsets.UTF_8);
        return new Report(Instant.parse(answer.text("GeneratedTime")), parse(csv));
    }

    static List<CredentialRow> parse(String csv) {
        List<List<String>> lines = csv.lines().map(CredentialRow::fields).toList();
        var rows = new ArrayList<CredentialRow>();
        for (List<String> line : lines.subList(1, lines.size())) {
            var fields = new HashMap<String, String>();
            for (int i = 0; i < line.size(); i++) {
                fields.put(lines.getFirst().get(i), line.get(i));
            }
            rows.add(new CredentialRow(fields));
        }
        return rows;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }

    boolean isRoot() {
        return user().equals(ROOT);
    }

    String user() {
        return text("user");
    }

    String text(String column) {
        return fields.getOrDefault(column, "");
    }

    boolean is(String column) {
        return text(column).equals("true");
    }

    /// A time; empty for `N/A`, `no_information` and their like.
    Optional<Instant> time(String column) {
        try {
            return Optional.of(OffsetDateTime.parse(text(column)).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
