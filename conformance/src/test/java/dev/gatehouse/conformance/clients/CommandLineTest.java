package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// The aws CLI and boto3, where the machine has them.
class CommandLineTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    @Requirement({"C1", "A4"})
    void aUserIsDeniedThenAllowed(@TempDir Path folder) {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));
        succeeds(admin.run("aws", "iam", "create-user", "--user-name", "ada"));
        Program ada = as(folder, SANDBOX.newKey("ada"));

        Program.Result denied = ada.run("aws", "iam", "list-users");
        succeeds(
                admin.run(
                        "aws",
                        "iam",
                        "attach-user-policy",
                        "--user-name",
                        "ada",
                        "--policy-arn",
                        "arn:aws:iam::aws:policy/IAMReadOnlyAccess"));
        Program.Result allowed = ada.run("aws", "iam", "list-users", "--query", "Users[].UserName");

        assertThat(denied.status()).isNotZero();
        assertThat(denied.text())
                .contains(
                        "An error occurred (AccessDenied) when calling the ListUsers operation:"
                                + " User: arn:aws:iam::123456789012:user/ada is not authorized to"
                                + " perform: iam:ListUsers on resource:"
                                + " arn:aws:iam::123456789012:user/ because no identity-based policy"
                                + " allows the iam:ListUsers action");
        succeeds(allowed);
        assertThat(allowed.text()).contains("ada", "admin");
    }

    @Test
    void aServiceLinkedRoleComesAndGoes(@TempDir Path folder) {
        assumeTrue(
                Program.find("aws").isPresent(), "skipped: this machine has no aws command line");
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));

        Program.Result made =
                admin.run(
                        "aws",
                        "iam",
                        "create-service-linked-role",
                        "--aws-service-name",
                        "ecs.amazonaws.com");
        Program.Result gone =
                admin.run(
                        "aws",
                        "iam",
                        "delete-service-linked-role",
                        "--role-name",
                        "AWSServiceRoleForECS");

        succeeds(made);
        assertThat(made.text()).contains("\"RoleName\": \"AWSServiceRoleForECS\"");
        succeeds(gone);
        assertThat(gone.text())
                .contains("task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/");
        assertThat(SANDBOX.iam().listRoles().roles()).isEmpty();
    }

    @Test
    void paginatorsAndWaitersOfBoto3ComeToTheirEnd(@TempDir Path folder) {
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));
        assumeTrue(
                Program.find("python3").isPresent()
                        && admin.run("python3", "-c", "import boto3").status() == 0,
                "skipped: this machine has no boto3");

        Program.Result result =
                admin.run(
                        "python3",
                        Path.of(
                                        System.getProperty("basedir", "."),
                                        "src/test/resources/boto3/paginators_and_waiters.py")
                                .toAbsolutePath()
                                .toString());

        succeeds(result);
    }

    private static void succeeds(Program.Result result) {
        assertThat(result.status()).as(result.text()).isZero();
    }

    private static Program as(Path folder, AwsCredentials credentials) {
        Map<String, String> environment = new HashMap<>();
        environment.put("AWS_ENDPOINT_URL", SANDBOX.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
        environment.put("AWS_DEFAULT_REGION", "us-east-1");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return new Program(folder, environment);
    }
}
