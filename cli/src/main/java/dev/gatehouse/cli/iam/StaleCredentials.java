package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds stale keys and passwords. The credential report, which may be hours old, says where to
/// look; whether a key is stale is asked again.
record StaleCredentials(IamApi iam, CredentialRow.Report report, StaleCredential.Limits limits) {

    /// Ordered by user as the report is.
    List<StaleCredential> find() throws IOException, InterruptedException {
        var found = new ArrayList<StaleCredential>();
        for (CredentialRow row : report.rows()) {
            boolean suspicious = false;
            for (int number = 1; number <= 2; number++) {
                Optional<StaleCredential> key = key(row, number).filter(limits::areExceededBy);
                suspicious |= key.isPresent();
                if (row.isRoot()) {
                    key.ifPresent(found::add);
                }
            }
            if (suspicious && !row.isRoot()) {
                found.addAll(keysNow(row.user()));
            }
            password(row).filter(limits::areExceededBy).ifPresent(found::add);
        }
        return found;
    }

    private Optional<StaleCredential> key(CredentialRow row, int number) {
        String prefix = "access_key_" + number;
        return row.is(prefix + "_active")
                ? row.time(prefix + "_last_rotated")
                        .map(created ->
                                new StaleCredential(
                                        StaleCredential.Kind.KEY,
                                        row.user(),
                                        Optional.empty(),
                                        created,
                                        row.time(prefix + "_last_used_date"),
                                        report.generated()))
                : Optional.empty();
    }

    private Optional<StaleCredential> password(CredentialRow row) {
        return row.is("password_enabled")
                ? row.time("password_last_changed")
                        .map(changed ->
                                new StaleCredential(
                                        StaleCredential.Kind.PASSWORD,
                                        row.user(),
                                        Optional.empty(),
                                        changed,
                                        row.time("password_last_used"),
                                        report.generated()))
                : Optional.empty();
    }

    private List<StaleCredential> keysNow(String userName)
            throws IOException, InterruptedException {
        var stale = new ArrayList<StaleCredential>();
        var keys = new UserKeys(userName, iam);
        for (UserKeys.Key key : keys.list()) {
            if (key.active()) {
                Optional<Instant> used = keys.lastUsed(key.id());
                var credential =
                        new StaleCredential(
                                StaleCredential.Kind.KEY,
                                userName,
                                Optional.of(key.id()),
                                key.created(),
                                used,
                                report.generated());
                if (limits.areExceededBy(credential)) {
                    stale.add(credential);
                }
            }
        }
        return stale;
    }
}
