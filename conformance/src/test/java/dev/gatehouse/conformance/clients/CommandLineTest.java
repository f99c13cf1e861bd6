package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Role;

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
    void theRolesOfEmrAreMadeOnce(@TempDir Path folder) {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));
        // EMR itself is not called; its real endpoint tells the CLI the names of its services.
        admin.environment().remove("AWS_ENDPOINT_URL");
        String[] command = {
            "aws",
            "emr",
            "create-default-roles",
            "--iam-endpoint",
            SANDBOX.endpoint().toString(),
            "--query",
            "[].[Role.RoleName, length(RolePolicy.Statement)]",
            "--output",
            "text"
        };

        Program.Result made = admin.run(command);
        Program.Result again = admin.run(command);

        succeeds(made);
        assertThat(made.text())
                .containsPattern("EMR_EC2_DefaultRole\t[1-9]")
                .containsPattern("EMR_DefaultRole\t[1-9]")
                .containsPattern("EMR_AutoScaling_DefaultRole\t[1-9]");
        succeeds(again);
        assertThat(again.text()).isBlank();
        assertThat(rolesWithTheirPolicies())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "EMR_EC2_DefaultRole",
                                List.of("AmazonElasticMapReduceforEC2Role"),
                                "EMR_DefaultRole",
                                List.of("AmazonElasticMapReduceRole"),
                                "EMR_AutoScaling_DefaultRole",
                                List.of("AmazonElasticMapReduceforAutoScalingRole")));
        assertThat(
                        SANDBOX.iam()
                                .getInstanceProfile(
                                        of -> of.instanceProfileName("EMR_EC2_DefaultRole"))
                                .instanceProfile()
                                .roles())
                .extracting(Role::roleName)
                .containsExactly("EMR_EC2_DefaultRole");
    }

    @Test
    void theUserOfAnInstanceOfCodeDeployIsMadeBeforeCodeDeployIsMissed(@TempDir Path folder)
            throws IOException {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));

        Program.Result registered =
                admin.run("aws", "deploy", "register", "--instance-name", "press");

        assertThat(registered.text())
                .contains(
                        "An error occurred (NotImplemented) when calling the"
                                + " RegisterOnPremisesInstance operation: Gatehouse does not serve"
                                + " `codedeploy` yet.")
                .doesNotContain("reached max retries");
        assertThat(SANDBOX.iam().getUser(of -> of.userName("press")).user().arn())
                .isEqualTo("arn:aws:iam::123456789012:user/AWS/CodeDeploy/press");
        assertThat(SANDBOX.iam().listUserPolicies(of -> of.userName("press")).policyNames())
                .containsExactly("codedeploy-agent");
        assertThat(SANDBOX.iam().listAccessKeys(of -> of.userName("press")).accessKeyMetadata())
                .singleElement()
                .satisfies(key ->
                        assertThat(Files.readString(folder.resolve("codedeploy.onpremises.yml")))
                                .contains(
                                        "iam_user_arn:"
                                                + " arn:aws:iam::123456789012:user/AWS/CodeDeploy/press",
                                        "aws_access_key_id: " + key.accessKeyId()));
    }

    @Test
    @Requirement("J1")
    void theSeedOfAnMfaDeviceIsWrittenToAFile(@TempDir Path folder) throws IOException {
        assumeTrue(Program.find("aws").isPresent(), "skipped: this machine has no aws CLI");
        Program admin = as(folder, SANDBOX.adminKey(SandboxServer.ACCOUNT));

        Program.Result scanned = admin.run(newDevice("phone", "QRCodePNG", "phone.png"));
        Program.Result typed = admin.run(newDevice("tablet", "Base32StringSeed", "tablet.txt"));

        succeeds(scanned);
        succeeds(typed);
        assertThat(scanned.text())
                .contains("\"SerialNumber\": \"arn:aws:iam::123456789012:mfa/phone\"")
                .doesNotContain("QRCodePNG", "Base32StringSeed");
        assertThat(ImageIO.read(folder.resolve("phone.png").toFile()).getWidth()).isPositive();
        assertThat(folder.resolve("tablet.txt")).content().matches("[A-Z2-7]{64}");
    }

    private static String[] newDevice(String name, String method, String file) {
        return new String[] {
            "aws",
            "iam",
            "create-virtual-mfa-device",
            "--virtual-mfa-device-name",
            name,
            "--bootstrap-method",
            method,
            "--outfile",
            file
        };
    }

    private static Map<String, List<String>> rolesWithTheirPolicies() {
        return SANDBOX.iam().listRoles().roles().stream()
                .map(Role::roleName)
                .collect(
                        Collectors.toMap(
                                name -> name,
                                name ->
                                        SANDBOX
                                                .iam()
                                                .listAttachedRolePolicies(of -> of.roleName(name))
                                                .attachedPolicies()
                                                .stream()
                                                .map(AttachedPolicy::policyName)
                                                .toList()));
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
        environment.put("AWS_CONFIG_FILE", folder.resolve("aws.config").toString());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return new Program(folder, environment);
    }
}
