package dev.gatehouse.iam.report;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The newest credential report of an account, as it was generated.
///
/// @param packed the CSV, compressed and in base 64
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html">Credential
///   reports</a>
public record CredentialReport(Instant generated, String packed) {
    /// The one report of the account, under [#KEY].
    public static final Kind<CredentialReport> KIND =
            Kind.of("credentialreport", CredentialReport.class);

    static final String KEY = "report";

    /// How long a report is answered before a new one has to be generated.
    static final Duration LIFETIME = Duration.ofHours(4);

    /// The report of the account that a call works on, however old.
    static Optional<CredentialReport> find(Call call) {
        return call.view().find(KIND, KEY);
    }

    /// Whether it is too old at the time of a call.
    boolean isExpired(Call call) {
        return !call.at().isBefore(generated.plus(LIFETIME));
    }
}
