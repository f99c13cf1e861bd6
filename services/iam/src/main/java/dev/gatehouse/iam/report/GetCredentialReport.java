package dev.gatehouse.iam.report;

import static dev.gatehouse.api.iam.IamErrorCode.REPORT_EXPIRED;
import static dev.gatehouse.api.iam.IamErrorCode.REPORT_NOT_PRESENT;

import dev.gatehouse.api.Blob;
import dev.gatehouse.api.iam.GetCredentialReportRequest;
import dev.gatehouse.api.iam.GetCredentialReportResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/// Answers the credential report that was generated last.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetCredentialReport.html">GetCredentialReport</a>
public final class GetCredentialReport
        implements Operation<GetCredentialReportRequest, GetCredentialReportResponse> {
    @Override
    public Access access(GetCredentialReportRequest request, Call call) {
        return Access.to("iam:GetCredentialReport", "*");
    }

    @Override
    public GetCredentialReportResponse handle(GetCredentialReportRequest request, Call call) {
        CredentialReport report =
                CredentialReport.find(call)
                        .orElseThrow(() ->
                                REPORT_NOT_PRESENT.because(
                                        "There is no credential report: call"
                                                + " GenerateCredentialReport first."));
        if (report.isExpired(call)) {
            throw REPORT_EXPIRED.because(
                    "The credential report is more than four hours old: call"
                            + " GenerateCredentialReport.");
        }
        return GetCredentialReportResponse.builder()
                .content(Blob.of(unpacked(report.packed())))
                .generatedTime(report.generated())
                .reportFormat("text/csv")
                .build();
    }

    private static byte[] unpacked(String packed) {
        byte[] bytes = Base64.getDecoder().decode(packed);
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return zip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
