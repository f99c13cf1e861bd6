package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;

@Requirement("P5")
class CredentialReportTest {
    private static final List<String> COLUMNS =
            List.of(
                    "user",
                    "arn",
                    "user_creation_time",
                    "password_enabled",
                    "password_last_used",
                    "password_last_changed",
                    "password_next_rotation",
                    "mfa_active",
                    "access_key_1_active",
                    "access_key_1_last_rotated",
                    "access_key_1_last_used_date",
                    "access_key_1_last_used_region",
                    "access_key_1_last_used_service",
                    "access_key_2_active",
                    "access_key_2_last_rotated",
                    "access_key_2_last_used_date",
                    "access_key_2_last_used_region",
                    "access_key_2_last_used_service",
                    "cert_1_active",
                    "cert_1_last_rotated",
                    "cert_2_active",
                    "cert_2_last_rotated",
                    "additional_credentials_info");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void aReportTellsWhatCredentialsThereAreAndWhenTheyWereUsed() {
        IamClient iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("ada"));
        AwsCredentials key = SANDBOX.newKey("ada");
        String time = SANDBOX.time().toString().replace("Z", "+00:00");
        assertThat(SANDBOX.sts(key).getCallerIdentity().account()).isEqualTo(ACCOUNT);

        assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("STARTED");
        assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("COMPLETE");
        GetCredentialReportResponse report = iam.getCredentialReport();
        List<String> lines = report.content().asUtf8String().lines().toList();

        assertThat(report.reportFormatAsString()).isEqualTo("text/csv");
        assertThat(report.generatedTime()).isEqualTo(SANDBOX.time());
        assertThat(List.of(lines.get(0).split(",", -1))).isEqualTo(COLUMNS);
        assertThat(lines.get(1))
                .startsWith("<root_account>,arn:aws:iam::" + ACCOUNT + ":root,")
                .contains(",not_supported,not_supported,false,");
        assertThat(lines.get(2)).startsWith("ada,");
        assertThat(lines.get(3)).startsWith("admin,");
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2))
                .isEqualTo(
                        "ada,arn:aws:iam::123456789012:user/ada,"
                                + time
                                + ",false,N/A,N/A,N/A,false,true,"
                                + time
                                + ","
                                + time
                                + ",us-east-1,sts,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A,N/A");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == COLUMNS.size());
    }

    @Test
    void aReportIsAnsweredForFourHours() {
        IamClient iam = SANDBOX.iam();
        Refusal none = Refusal.of(iam::getCredentialReport);
        iam.generateCredentialReport();
        SANDBOX.advance(Duration.ofHours(4).minusSeconds(1));
        GetCredentialReportResponse old = iam.getCredentialReport();
        iam.createUser(of -> of.userName("late"));
        assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("COMPLETE");
        assertThat(iam.getCredentialReport().content()).isEqualTo(old.content());
        SANDBOX.advance(Duration.ofSeconds(1));
        Refusal expired = Refusal.of(iam::getCredentialReport);

        assertThat(none.code()).isEqualTo("ReportNotPresent");
        assertThat(none.status()).isEqualTo(410);
        assertThat(expired.code()).isEqualTo("ReportExpired");
        assertThat(expired.status()).isEqualTo(410);
        assertThat(iam.generateCredentialReport().stateAsString()).isEqualTo("STARTED");
        assertThat(iam.getCredentialReport().content().asUtf8String()).contains("\nlate,");
    }
}
