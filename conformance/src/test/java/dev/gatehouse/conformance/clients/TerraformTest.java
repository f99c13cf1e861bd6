package dev.gatehouse.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatehouse.conformance.AuthenticatorApp;
import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.conformance.clients.Terraform.Event;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.User;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/// Terraform makes every resource of IAM that its AWS provider has, reads every data source,
/// changes what it made, takes it over into another state and takes it down. Data sources say in
/// the project what they must find. Runs where there is a `terraform` and a folder with the
/// provider.
@Requirement({"A3", "A12", "U1"})
class TerraformTest {
    private static final Path PROJECT =
            Path.of(System.getProperty("basedir", "."), "src/test/resources/terraform");
    private static final Path METADATA =
            PROJECT.resolveSibling("dev/gatehouse/conformance/iam/saml-metadata.xml");

    /// Cannot be had in an account that is in no organization.
    private static final String OF_ORGANIZATIONS = "aws_iam_organizations_features";

    /// Whatever is changed of these, the provider replaces them.
    private static final Set<String> REPLACED =
            Set.of(
                    "aws_iam_account_alias",
                    "aws_iam_group_policy_attachment",
                    "aws_iam_role_policy_attachment",
                    "aws_iam_user_login_profile",
                    "aws_iam_user_policy_attachment");

    /// The provider has no import for these. It makes them once more, which changes nothing: they
    /// are lists of members and a setting.
    private static final Set<String> NOT_IMPORTED =
            Set.of(
                    "aws_iam_group_membership",
                    "aws_iam_policy_attachment",
                    "aws_iam_security_token_service_preferences");

    private static final String RESEARCH = "-var=department=research";
    private static final String FINANCE = "-var=department=finance";
    private static final String OTHER_STATE = "-state=other.tfstate";
    private static final String POLICY = "arn:aws:iam::" + SandboxServer.ACCOUNT + ":policy/";
    private static final String SECURITY_AUDIT = "arn:aws:iam::aws:policy/SecurityAudit";
    private static final int SUCCESS = 0;
    private static final int NO_CHANGES = 0;

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    @Test
    void everythingIsMadeReadChangedTakenOverAndTakenDown(@TempDir Path project)
            throws IOException {
        Terraform terraform = prepare(project);

        ends(terraform.run("init"), SUCCESS);
        ends(apply(terraform, RESEARCH), SUCCESS);
        Set<String> types = hasMadeAll(terraform);
        ends(plan(terraform, RESEARCH), NO_CHANGES);

        addPolicies("exact");
        addCredentials("grace");
        hasChanged(types, apply(terraform, FINANCE));
        hasOnlyTheListedPolicies("exact");
        ends(plan(terraform, FINANCE), NO_CHANGES);

        copy(PROJECT.resolve("imports"), project);
        Files.writeString(project.resolve("ids.auto.tfvars"), ids("ada"));
        hasImported(types, apply(terraform, FINANCE, OTHER_STATE));
        ends(plan(terraform, FINANCE, OTHER_STATE), NO_CHANGES);

        ends(terraform.run("destroy", "-auto-approve", "-refresh=false", FINANCE), SUCCESS);
        nothingIsLeft();
    }

    /// The types of all resources.
    private static Set<String> hasMadeAll(Terraform terraform) throws IOException {
        Terraform.Types provided = terraform.provided();
        Terraform.Types made = terraform.made();
        Set<String> possible = without(provided.resources(), Set.of(OF_ORGANIZATIONS));

        assertThat(made.resources()).isEqualTo(possible);
        assertThat(made.dataSources()).isEqualTo(provided.dataSources());
        assertThat(Refusal.of(() -> SANDBOX.iam().listOrganizationsFeatures(of -> {})).code())
                .as("why " + OF_ORGANIZATIONS + " is left out")
                .isEqualTo("OrganizationNotFoundException");
        return possible;
    }

    private static void hasChanged(Set<String> types, Program.Result result) {
        ends(result, SUCCESS);
        assertThat(Event.MODIFICATIONS.typesIn(result.text())).isEqualTo(without(types, REPLACED));
        assertThat(Event.DESTRUCTION.typesIn(result.text())).isEqualTo(sorted(REPLACED));
        assertThat(Event.CREATION.typesIn(result.text())).containsAll(REPLACED);
    }

    private static void hasImported(Set<String> types, Program.Result result) {
        ends(result, SUCCESS);
        assertThat(Event.IMPORT.typesIn(result.text())).isEqualTo(without(types, NOT_IMPORTED));
        assertThat(Event.CREATION.typesIn(result.text())).isEqualTo(sorted(NOT_IMPORTED));
        assertThat(result.text()).contains(" 0 changed, 0 destroyed.");
    }

    /// Gives a user, a group and a role of the same name policies that Terraform does not know.
    private static void addPolicies(String name) {
        IamClient iam = SANDBOX.iam();
        String document = Policies.allow("iam:*");
        iam.putUserPolicy(of -> of.userName(name).policyName("smuggled").policyDocument(document));
        iam.putGroupPolicy(
                of -> of.groupName(name).policyName("smuggled").policyDocument(document));
        iam.putRolePolicy(of -> of.roleName(name).policyName("smuggled").policyDocument(document));
        iam.attachUserPolicy(of -> of.userName(name).policyArn(SECURITY_AUDIT));
        iam.attachGroupPolicy(of -> of.groupName(name).policyArn(SECURITY_AUDIT));
        iam.attachRolePolicy(of -> of.roleName(name).policyArn(SECURITY_AUDIT));
    }

    private static void hasOnlyTheListedPolicies(String name) {
        IamClient iam = SANDBOX.iam();
        assertThat(
                        List.of(
                                iam.listUserPolicies(of -> of.userName(name)).policyNames(),
                                iam.listGroupPolicies(of -> of.groupName(name)).policyNames(),
                                iam.listRolePolicies(of -> of.roleName(name)).policyNames()))
                .allSatisfy(names -> assertThat(names).containsExactlyInAnyOrder("work", "later"));
        assertThat(
                        List.of(
                                iam.listAttachedUserPolicies(of -> of.userName(name))
                                        .attachedPolicies(),
                                iam.listAttachedGroupPolicies(of -> of.groupName(name))
                                        .attachedPolicies(),
                                iam.listAttachedRolePolicies(of -> of.roleName(name))
                                        .attachedPolicies()))
                .allSatisfy(attached ->
                        assertThat(attached)
                                .extracting(AttachedPolicy::policyArn)
                                .containsExactlyInAnyOrder(
                                        POLICY + "data/reading", POLICY + "ceiling"));
    }

    /// Gives a user all that `force_destroy` has to remove.
    private static void addCredentials(String name) {
        IamClient iam = SANDBOX.iam();
        iam.createAccessKey(of -> of.userName(name));
        iam.createLoginProfile(of -> of.userName(name).password("Nine-tenths of 0range peel"));
        iam.uploadSSHPublicKey(of -> of.userName(name).sshPublicKeyBody(SshKeys.RSA));
        iam.uploadSigningCertificate(of ->
                of.userName(name)
                        .certificateBody(TestCertificate.authority(name, SANDBOX.time()).pem()));
        iam.createServiceSpecificCredential(
                of -> of.userName(name).serviceName("codecommit.amazonaws.com"));
        VirtualMFADevice device =
                iam.createVirtualMFADevice(of -> of.virtualMFADeviceName(name)).virtualMFADevice();
        var app = new AuthenticatorApp(device.base32StringSeed().asUtf8String());
        iam.enableMFADevice(of ->
                of.userName(name)
                        .serialNumber(device.serialNumber())
                        .authenticationCode1(app.code(SANDBOX.time(), -1))
                        .authenticationCode2(app.code(SANDBOX.time())));
        iam.putUserPolicy(of ->
                of.userName(name)
                        .policyName("more")
                        .policyDocument(Policies.allow("sqs:SendMessage")));
        iam.attachUserPolicy(of -> of.userName(name).policyArn(SECURITY_AUDIT));
    }

    /// The ids of credentials, by which Terraform finds them.
    private static String ids(String user) {
        IamClient iam = SANDBOX.iam();
        return """
        access_key          = "%s"
        ssh_key             = "%s"
        signing_certificate = "%s"
        service_credential  = "%s"
        """
                .formatted(
                        iam.listAccessKeys(of -> of.userName(user))
                                .accessKeyMetadata()
                                .getFirst()
                                .accessKeyId(),
                        iam.listSSHPublicKeys(of -> of.userName(user))
                                .sshPublicKeys()
                                .getFirst()
                                .sshPublicKeyId(),
                        iam.listSigningCertificates(of -> of.userName(user))
                                .certificates()
                                .getFirst()
                                .certificateId(),
                        iam.listServiceSpecificCredentials(of -> of.userName(user))
                                .serviceSpecificCredentials()
                                .getFirst()
                                .serviceSpecificCredentialId());
    }

    private static void nothingIsLeft() {
        IamClient iam = SANDBOX.iam();
        assertThat(iam.listUsers().users()).extracting(User::userName).containsExactly("admin");
        assertThat(
                        Stream.of(
                                        iam.listGroups().groups(),
                                        iam.listRoles().roles(),
                                        iam.listInstanceProfiles().instanceProfiles(),
                                        iam.listPolicies(of -> of.scope("Local")).policies(),
                                        iam.listAccountAliases().accountAliases(),
                                        iam.listServerCertificates()
                                                .serverCertificateMetadataList(),
                                        iam.listVirtualMFADevices().virtualMFADevices(),
                                        iam.listOpenIDConnectProviders()
                                                .openIDConnectProviderList(),
                                        iam.listSAMLProviders().samlProviderList())
                                .flatMap(List::stream))
                .isEmpty();
        assertThat(Refusal.of(() -> iam.getAccountPasswordPolicy()).code())
                .isEqualTo("NoSuchEntity");
    }

    private static Program.Result apply(Terraform terraform, String... more) {
        return terraform.run("apply", with("-auto-approve", more));
    }

    private static Program.Result plan(Terraform terraform, String... more) {
        return terraform.run("plan", with("-detailed-exitcode", more));
    }

    private static String[] with(String first, String... more) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    private static void ends(Program.Result result, int status) {
        assertThat(result.status()).as(result.text()).isEqualTo(status);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static Set<String> sorted(Set<String> types) {
        return new TreeSet<>(types);
    }

    private static Terraform prepare(Path project) throws IOException {
        Optional<Path> command = Terraform.find();
        Optional<Path> mirror = Terraform.mirror();
        assumeTrue(command.isPresent(), "skipped: this machine has no terraform");
        assumeTrue(mirror.isPresent(), "skipped: no folder with Terraform's AWS provider");
        copy(PROJECT, project);
        Files.copy(METADATA, project.resolve("saml-metadata.xml"));
        TestCertificate site = TestCertificate.authority("site", SANDBOX.time());
        Files.writeString(project.resolve("site.pem"), site.pem());
        Files.writeString(project.resolve("site.key"), site.key());
        Files.writeString(project.resolve("ada.pub"), SshKeys.RSA + " ada@engine room\n");
        return new Terraform(
                new Program(project, environment(project, mirror.orElseThrow())),
                command.orElseThrow());
    }

    private static Map<String, String> environment(Path project, Path mirror) throws IOException {
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
        environment.put("AWS_ENDPOINT_URL", SANDBOX.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", admin.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", admin.secretAccessKey());
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
