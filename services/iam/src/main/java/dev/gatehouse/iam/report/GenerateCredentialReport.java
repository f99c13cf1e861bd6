package dev.gatehouse.iam.report;

import dev.gatehouse.api.iam.GenerateCredentialReportRequest;
import dev.gatehouse.api.iam.GenerateCredentialReportResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Generates the credential report, unless there is one that is not four hours old. It is there as
/// soon as the call is answered.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateCredentialReport.html">GenerateCredentialReport</a>
public final class GenerateCredentialReport
        implements Operation<GenerateCredentialReportRequest, GenerateCredentialReportResponse> {
    private final LastUses uses;

    public GenerateCredentialReport(LastUses uses) {
        this.uses = uses;
    }

    @Override
    public Access access(GenerateCredentialReportRequest request, Call call) {
        return Access.to("iam:GenerateCredentialReport", "*");
    }

    @Override
    public GenerateCredentialReportResponse handle(
            GenerateCredentialReportRequest request, Call call) {
        Optional<CredentialReport> known = CredentialReport.find(call);
        if (known.isPresent() && !known.get().isExpired(call)) {
            return GenerateCredentialReportResponse.builder().state("COMPLETE").build();
        }
        String csv = new CredentialRows(uses, call).csv();
        call.draft()
                .put(
                        CredentialReport.KIND,
                        CredentialReport.KEY,
                        new CredentialReport(call.at(), packed(csv)));
        return GenerateCredentialReportResponse.builder()
                .state("STARTED")
                .description(
                        known.isPresent()
                                ? "The report is more than four hours old. Starting a new report"
                                        + " generation task"
                                : "No report exists. Starting a new report generation task")
                .build();
    }

    private static String packed(String csv) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
