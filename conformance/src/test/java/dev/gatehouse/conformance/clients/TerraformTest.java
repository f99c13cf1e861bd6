package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/// Terraform describes an account, changes it and takes it down again. Runs where there is a
/// `terraform` and a folder with the AWS provider: the one that `TF_PROVIDER_MIRROR` names, one of
/// Terraform's own plugin places, or one below `/opt`.
@Requirement("A3")
class TerraformTest {
    private static final String PROVIDER = "registry.terraform.io/hashicorp/aws";

    /// What Terraform forgets and takes over again.
    private static final String IMPORTS =
            """
            import {
              to = aws_iam_user.ada
              id = "ada"
            }
            import {
              to = aws_iam_role.worker
              id = "worker"
            }
            import {
              to = aws_iam_policy.ceiling
              id = "arn:aws:iam::%1$s:policy/ceiling"
            }
            import {
              to = aws_iam_service_linked_role.batch
              id = "arn:aws:iam::%1$s:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"
            }
            """
                    .formatted(SandboxServer.ACCOUNT);

    private static final int NO_CHANGES = 0;
    private static final int CHANGES = 2;

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void anAccountIsAppliedChangedAndDestroyed(@TempDir Path project) throws IOException {
        Optional<Path> terraform = Program.find("terraform");
        Optional<Path> mirror = mirror();
        assumeTrue(terraform.isPresent(), "skipped: this machine has no terraform");
        assumeTrue(mirror.isPresent(), "skipped: no mirror of " + PROVIDER + " was found");
        Program program = prepare(project, mirror.orElseThrow());
        String command = terraform.orElseThrow().toString();

        succeeds(program.run(command, "init", "-no-color", "-input=false"));
        succeeds(apply(program, command, "-var=department=research"));
        ends(plan(program, command, "research"), NO_CHANGES);
        ends(plan(program, command, "finance", "-out=finance.plan"), CHANGES);
        succeeds(apply(program, command, "finance.plan"));
        ends(plan(program, command, "finance"), NO_CHANGES);

        Files.writeString(project.resolve("imports.tf"), IMPORTS);
        succeeds(
                program.run(
                        command,
                        "state",
                        "rm",
                        "aws_iam_user.ada",
                        "aws_iam_role.worker",
                        "aws_iam_policy.ceiling",
                        "aws_iam_service_linked_role.batch"));
        Program.Result imported = apply(program, command, "-var=department=finance");
        succeeds(imported);
        assertThat(imported.text()).contains("4 imported, 0 added,").contains(" 0 destroyed");

        succeeds(
                program.run(
                        command,
                        "destroy",
                        "-auto-approve",
                        "-no-color",
                        "-input=false",
                        "-refresh=false",
                        "-var=department=finance"));
        assertThat(SANDBOX.iam().listUsers().users()).hasSize(1);
        assertThat(SANDBOX.iam().listRoles().roles()).isEmpty();
        assertThat(SANDBOX.iam().listPolicies(list -> list.scope("Local")).policies()).isEmpty();
        assertThat(SANDBOX.iam().listAccountAliases().accountAliases()).isEmpty();
        assertThat(SANDBOX.iam().listServerCertificates().serverCertificateMetadataList())
                .isEmpty();
    }

    /// @param what a plan, or the variables of one that is made first
    private static Program.Result apply(Program program, String command, String what) {
        return program.run(command, "apply", "-auto-approve", "-no-color", "-input=false", what);
    }

    private static Program.Result plan(
            Program program, String command, String department, String... more) {
        return program.run(
                Stream.concat(
                                Stream.of(
                                        command,
                                        "plan",
                                        "-detailed-exitcode",
                                        "-no-color",
                                        "-input=false",
                                        "-var=department=" + department),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void succeeds(Program.Result result) {
        ends(result, 0);
    }

    private static void ends(Program.Result result, int status) {
        assertThat(result.status()).as(result.text()).isEqualTo(status);
    }

    private static Program prepare(Path project, Path mirror) throws IOException {
        Files.copy(
                Path.of(System.getProperty("basedir", "."), "src/test/resources/terraform/main.tf"),
                project.resolve("main.tf"));
        TestCertificate site = TestCertificate.authority("site", SANDBOX.time());
        Files.writeString(project.resolve("site.pem"), site.pem());
        Files.writeString(project.resolve("site.key"), site.key());
        Files.writeString(project.resolve("ada.pub"), SshKeys.RSA + " ada@engine room\n");
        Path configuration = project.resolve("cli.tfrc");
        Files.writeString(
                configuration,
                """
                disable_checkpoint = true
                provider_installation {
                  filesystem_mirror {
                    path = "%s"
                  }
                }
                """
                        .formatted(mirror));
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);
        Map<String, String> environment = new HashMap<>();
        environment.put("TF_CLI_CONFIG_FILE", configuration.toString());
        environment.put("TF_VAR_endpoint", SANDBOX.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", admin.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", admin.secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return new Program(project, environment);
    }

    /// The folder that holds `registry.terraform.io/hashicorp/aws`.
    private static Optional<Path> mirror() throws IOException {
        Path home = Path.of(System.getProperty("user.home"));
        Optional<Path> named =
                Stream.concat(
                                Optional.ofNullable(System.getenv("TF_PROVIDER_MIRROR"))
                                        .map(Path::of)
                                        .stream(),
                                Stream.of(
                                        home.resolve(".terraform.d/plugins"),
                                        home.resolve(".local/share/terraform/plugins"),
                                        Path.of("/usr/local/share/terraform/plugins"),
                                        Path.of("/usr/share/terraform/plugins")))
                        .filter(folder -> Files.isDirectory(folder.resolve(PROVIDER)))
                        .findFirst();
        if (named.isPresent() || !Files.isDirectory(Path.of("/opt"))) {
            return named;
        }
        try (Stream<Path> folders = Files.list(Path.of("/opt"))) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve(PROVIDER)))
                    .findFirst();
        }
    }
}
