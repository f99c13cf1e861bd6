package dev.gatehouse.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.cli.client.Xml;
import dev.gatehouse.requirement.Requirement;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A user is deleted with all that stands in the way.
@Requirement("A12")
class DepartureTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private static final String CERTIFICATE =
            """
            -----BEGIN CERTIFICATE-----
            MIIBMTCB2aADAgECAggIrhJfjaJI+jAKBggqhkjOPQQDAjAOMQwwCgYDVQQDEwNh
            ZGEwHhcNMjAwMTAxMDAwMDAwWhcNNDgwOTMwMDAwMDAwWjAOMQwwCgYDVQQDEwNh
            ZGEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQdE7jfaWo5/HlMMz3W3xOQh6DA
            OyWboSUcvq4WvLRmhN77hKukMwOZmKrJJDysFC2/E3L1mdGHJuFkI2NyZ24xoyEw
            HzAdBgNVHQ4EFgQUmqFNS8IuziSuh50LC+/cBvqmOpowCgYIKoZIzj0EAwIDRwAw
            RAIgH0yEtrzjZoU/dVPaC6simgETI0bc5hg7I0brspHt70gCIG11d9Am7aM/9ACW
            2b+R+tIcnUrwEXzHzcqOcSN7L4EW
            -----END CERTIFICATE-----
            """;

    @BeforeEach
    void makeAUserWithEverything() throws Exception {
        SANDBOX.addUser("Ada");
        IamApi iam = SANDBOX.admin();
        iam.call("CreateGroup", Map.of("GroupName", "staff"));
        iam.call("AddUserToGroup", Map.of("GroupName", "staff", "UserName", "Ada"));
        iam.call(
                "PutUserPolicy",
                Map.of(
                        "UserName",
                        "Ada",
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
        iam.call("CreateLoginProfile", Map.of("UserName", "Ada", "Password", "Violet-tram-77"));
        new UserKeys("Ada", iam).create();
    }

    @Test
    void firstTheCredentialsThenThePermissionsThenTheUser() throws Exception {
        IamApi iam = SANDBOX.admin();
        var gone = new ArrayList<String>();

        Departure departure = Departure.of("ada", iam);
        assertThat(departure.removesKey(new UserKeys("ada", iam).list().getFirst().id())).isTrue();
        assertThat(departure.removesKey("AKIAIOSFODNN7EXAMPLE")).isFalse();
        Departure.End end = departure.perform(iam, step -> gone.add(step.operation()));

        assertThat(end).isEqualTo(new Departure.End(List.of(), ""));
        assertThat(gone)
                .containsExactly(
                        "DeleteAccessKey",
                        "DeleteLoginProfile",
                        "DetachUserPolicy",
                        "DeleteUserPolicy",
                        "RemoveUserFromGroup",
                        "DeleteUser");
        assertThat(iam.find("GetUser", Map.of("UserName", "Ada"))).isEmpty();
        assertThatThrownBy(() -> Departure.of("ada", iam)).hasMessageContaining("NoSuchEntity");
    }

    @Test
    void credentialsOfEveryKindGo() throws Exception {
        IamApi iam = SANDBOX.admin();
        String serial = enableDevice(iam);
        String credential =
                make(
                        iam,
                        "CreateServiceSpecificCredential",
                        "ServiceName",
                        "codecommit.amazonaws.com",
                        "ServiceSpecificCredentialId");
        String sshKey =
                make(
                        iam,
                        "UploadSSHPublicKey",
                        "SSHPublicKeyBody",
                        sshPublicKey(),
                        "SSHPublicKeyId");
        String certificate =
                make(
                        iam,
                        "UploadSigningCertificate",
                        "CertificateBody",
                        CERTIFICATE,
                        "CertificateId");
        var gone = new ArrayList<String>();

        Departure.End end = Departure.of("Ada", iam).perform(iam, step -> gone.add(step.what()));

        assertThat(end).isEqualTo(new Departure.End(List.of(), ""));
        assertThat(gone)
                .contains(
                        "use of MFA device " + serial,
                        "virtual MFA device " + serial,
                        "service-specific credential " + credential,
                        "SSH public key " + sshKey,
                        "signing certificate " + certificate)
                .endsWith("user Ada");
        assertThat(iam.find("GetUser", Map.of("UserName", "Ada"))).isEmpty();
        assertThat(iam.list("ListVirtualMFADevices", Map.of(), "VirtualMFADevices")).isEmpty();
    }

    /// Makes a credential of Ada.
    ///
    /// @return its id
    private static String make(
            IamApi iam, String operation, String parameter, String value, String id)
            throws Exception {
        return iam.call(operation, Map.of("UserName", "Ada", parameter, value))
                .children()
                .getFirst()
                .text(id);
    }

    private static String enableDevice(IamApi iam) throws Exception {
        Xml device =
                iam.call("CreateVirtualMFADevice", Map.of("VirtualMFADeviceName", "phone"))
                        .child("VirtualMFADevice")
                        .orElseThrow();
        byte[] seed = Base64.getDecoder().decode(device.text("Base32StringSeed"));
        var codes = new OneTimeCodes(new String(seed, StandardCharsets.US_ASCII));
        Instant now = Instant.now();
        iam.call(
                "EnableMFADevice",
                Map.of(
                        "UserName",
                        "Ada",
                        "SerialNumber",
                        device.text("SerialNumber"),
                        "AuthenticationCode1",
                        codes.at(now.minusSeconds(30)),
                        "AuthenticationCode2",
                        codes.at(now)));
        return device.text("SerialNumber");
    }

    private static String sshPublicKey() throws NoSuchAlgorithmException {
        byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic().getEncoded();
        return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(key));
    }

    @Test
    void aRefusalStopsItAndWhatIsLeftIsKnown() throws Exception {
        IamApi iam = SANDBOX.admin();
        SANDBOX.addUser("desk");
        iam.call(
                "PutUserPolicy",
                Map.of(
                        "UserName",
                        "desk",
                        "PolicyName",
                        "own",
                        "PolicyDocument",
                        "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":"
                                + "[\"iam:DeleteAccessKey\",\"iam:DeleteLoginProfile\"],\"Resource\":\"*\"}}"));
        UserKeys.NewKey key = new UserKeys("desk", iam).create();
        IamApi desk = SANDBOX.as(key.id(), key.secret());

        Departure.End end = Departure.of("Ada", desk).perform(desk, _ -> {});

        assertThat(end.refusal()).contains("AccessDenied", "iam:DetachUserPolicy");
        assertThat(end.left())
                .extracting(Departure.Step::what)
                .containsExactly(
                        "attachment of policy arn:aws:iam::aws:policy/IAMReadOnlyAccess",
                        "inline policy own",
                        "membership in group staff",
                        "user Ada");
        assertThat(iam.find("GetUser", Map.of("UserName", "Ada"))).isPresent();
    }

    @Test
    void whatSomebodyElseRemovedMeanwhileIsGoneToo() throws Exception {
        IamApi iam = SANDBOX.admin();
        Departure departure = Departure.of("Ada", iam);
        iam.call("DeleteLoginProfile", Map.of("UserName", "Ada"));

        assertThat(departure.perform(iam, _ -> {}).left()).isEmpty();
    }
}
