package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Refusal.accessDenied;
import static dev.gatehouse.conformance.Refusal.deleteConflict;
import static dev.gatehouse.conformance.Refusal.entityAlreadyExists;
import static dev.gatehouse.conformance.Refusal.limitExceeded;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.AuthenticatorApp;
import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AssignmentStatusType;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.model.Credentials;

@Requirement("J1")
class MfaDevicesTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final String SERIAL = "arn:aws:iam::" + ACCOUNT + ":mfa/phone";
    private static final Refusal WRONG =
            new Refusal(
                    "InvalidAuthenticationCode",
                    403,
                    "Authentication code for device is not valid.");
    private static final Refusal WRONG_IN_STS =
            accessDenied("MultiFactorAuthentication failed with invalid MFA one time pass code.");

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeAUser() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
    }

    @Test
    void aDeviceComesWithItsSeedAndACodeToScan() {
        VirtualMFADevice device =
                iam.createVirtualMFADevice(
                                of -> of.virtualMFADeviceName("phone").tags(tag("colour", "black")))
                        .virtualMFADevice();

        assertThat(device.serialNumber()).isEqualTo(SERIAL);
        assertThat(device.base32StringSeed().asUtf8String()).matches("[A-Z2-7]{64}");
        assertThat(device.qrCodePNG().asByteArray()).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Refusal.of(() -> create("Phone")))
                .isEqualTo(
                        entityAlreadyExists(
                                "MFADevice entity at the same path and name already exists."));
        assertThat(iam.listVirtualMFADevices().toString())
                .doesNotContain(device.base32StringSeed().asUtf8String());
        assertThat(iam.listMFADeviceTags(of -> of.serialNumber(SERIAL)).tags())
                .containsExactly(tag("colour", "black"));
        iam.tagMFADevice(of -> of.serialNumber(SERIAL).tags(tag("team", "blue")));
        iam.untagMFADevice(of -> of.serialNumber(SERIAL).tagKeys("colour"));
        assertThat(iam.listMFADeviceTags(of -> of.serialNumber(SERIAL)).tags())
                .containsExactly(tag("team", "blue"));
    }

    @Test
    void itIsEnabledByTwoCodesInARow() {
        AuthenticatorApp phone = create("phone");
        String before = phone.code(SANDBOX.time(), -1);
        String now = phone.code(SANDBOX.time());

        assertThat(Refusal.of(() -> enable("Ada", SERIAL, now, now))).isEqualTo(WRONG);
        assertThat(Refusal.of(() -> enable("Ada", SERIAL, now, before))).isEqualTo(WRONG);
        assertThat(Refusal.of(() -> enable("Ada", SERIAL, before, phone.code(SANDBOX.time(), 1))))
                .isEqualTo(WRONG);
        assertThat(iam.listMFADevices(of -> of.userName("Ada")).mfaDevices()).isEmpty();

        enable("ada", SERIAL, before, now);

        assertThat(iam.listMFADevices(of -> of.userName("Ada")).mfaDevices())
                .containsExactly(
                        MFADevice.builder()
                                .userName("Ada")
                                .serialNumber(SERIAL)
                                .enableDate(SANDBOX.time())
                                .build());
        assertThat(iam.getMFADevice(of -> of.userName("Ada").serialNumber(SERIAL)).enableDate())
                .isEqualTo(SANDBOX.time());
        assertThat(Refusal.of(() -> enable("Ada", SERIAL, before, now)))
                .isEqualTo(entityAlreadyExists("MFA Device is already in use."));
    }

    @Test
    void itIsTakenAwayBeforeItOrItsUserIsDeleted() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        assertThat(Refusal.of(() -> iam.deleteVirtualMFADevice(of -> of.serialNumber(SERIAL))))
                .isEqualTo(deleteConflict("MFA VirtualDevice in use. Must deactivate first."));
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Ada"))))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete MFA device first."));
        assertThat(
                        Refusal.of(() ->
                                iam.deactivateMFADevice(
                                        of -> of.userName("admin").serialNumber(SERIAL))))
                .isEqualTo(noSuchEntity("MFA Device invalid for user."));

        iam.deactivateMFADevice(of -> of.userName("Ada").serialNumber(SERIAL));

        // The codes that enabled it once do not do so again.
        assertThat(
                        Refusal.of(() ->
                                enable(
                                        "Ada",
                                        SERIAL,
                                        phone.code(SANDBOX.time(), -1),
                                        phone.code(SANDBOX.time()))))
                .isEqualTo(WRONG);
        iam.deleteVirtualMFADevice(of -> of.serialNumber(SERIAL));
        iam.deleteUser(of -> of.userName("Ada"));
        assertThat(Refusal.of(() -> iam.deleteVirtualMFADevice(of -> of.serialNumber(SERIAL))))
                .isEqualTo(
                        noSuchEntity(
                                "VirtualMFADevice with serial number "
                                        + SERIAL
                                        + " doesn't exist."));
    }

    @Test
    void devicesAreListedByWhetherTheyAreAssigned() {
        enabled("Ada", "phone");
        create("spare");
        String spare = "arn:aws:iam::" + ACCOUNT + ":mfa/spare";

        assertThat(serials(AssignmentStatusType.ASSIGNED)).containsExactly(SERIAL);
        assertThat(serials(AssignmentStatusType.UNASSIGNED)).containsExactly(spare);
        assertThat(serials(AssignmentStatusType.ANY)).containsExactly(SERIAL, spare);
        assertThat(iam.listVirtualMFADevicesPaginator(of -> of.maxItems(1)).virtualMFADevices())
                .extracting(VirtualMFADevice::serialNumber)
                .containsExactly(SERIAL, spare);
        assertThat(iam.listVirtualMFADevices().virtualMFADevices().getFirst().user().userName())
                .isEqualTo("Ada");
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("MFADevices", 2)
                .containsEntry("MFADevicesInUse", 1)
                .containsEntry("AccountMFAEnabled", 0);
    }

    @Test
    void aUserHasEightAtMost() {
        for (int i = 1; i <= 8; i++) {
            enabled("Ada", "phone-" + i);
        }
        AuthenticatorApp ninth = create("phone");

        assertThat(
                        Refusal.of(() ->
                                enable(
                                        "Ada",
                                        SERIAL,
                                        ninth.code(SANDBOX.time(), -1),
                                        ninth.code(SANDBOX.time()))))
                .isEqualTo(limitExceeded("Cannot exceed quota for MFADevicesPerUser: 8"));
        assertThat(iam.listMFADevicesPaginator(of -> of.userName("Ada").maxItems(3)).mfaDevices())
                .hasSize(8);
    }

    @Test
    @Requirement("J6")
    void aCodeIsGoodForOneSession() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        AwsCredentials key = SANDBOX.newKey("Ada");
        String enabling = phone.code(SANDBOX.time());
        assertThat(Refusal.of(() -> token(key, SERIAL, enabling))).isEqualTo(WRONG_IN_STS);

        SANDBOX.machineAdvance(Duration.ofSeconds(30));
        String code = phone.code(SANDBOX.time());
        token(key, SERIAL, code);

        assertThat(Refusal.of(() -> token(key, SERIAL, code))).isEqualTo(WRONG_IN_STS);
        token(key, SERIAL, phone.code(SANDBOX.time(), 1));
        assertThat(Refusal.of(() -> token(key, SERIAL, phone.code(SANDBOX.time(), 5))))
                .isEqualTo(WRONG_IN_STS);
    }

    @Test
    void aCodeIsOfTheCallersOwnDevice() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        AwsCredentials other = SANDBOX.newKey("admin");
        Refusal notTheirs =
                accessDenied(
                        "MultiFactorAuthentication failed, unable to validate MFA code.  Please"
                                + " verify your MFA serial number is valid and associated with this"
                                + " user.");

        assertThat(Refusal.of(() -> token(other, SERIAL, phone.code(SANDBOX.time(), 1))))
                .isEqualTo(notTheirs);
        assertThat(Refusal.of(() -> token(other, SERIAL + "s", "123456"))).isEqualTo(notTheirs);
        assertThat(
                        Refusal.of(() ->
                                SANDBOX.sts(other).getSessionToken(of -> of.serialNumber(SERIAL))))
                .isEqualTo(
                        accessDenied(
                                "MultiFactorAuthentication failed, must provide both MFA serial"
                                        + " number and one time pass code."));
    }

    @Test
    @Requirement("J6")
    void guessingIsSlowedDown() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        AwsCredentials key = SANDBOX.newKey("Ada");
        String right = phone.code(SANDBOX.time(), 1);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertThat(Refusal.of(() -> token(key, SERIAL, wrong))).isEqualTo(WRONG_IN_STS);
        }

        assertThat(Refusal.of(() -> token(key, SERIAL, right)).message())
                .contains("too many wrong codes");
        SANDBOX.machineAdvance(Duration.ofMinutes(1));
        token(key, SERIAL, phone.code(SANDBOX.time()));
    }

    @Test
    @Requirement("J6")
    void aSessionWithACodeIsToldFromOneWithout() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("mfa")
                        .policyDocument(
                                Policies.allow("iam:ListUsers")
                                        .replace(
                                                "\"Resource\"",
                                                "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"},"
                                                        + "\"NumericLessThan\":{\"aws:MultiFactorAuthAge\":\"300\"}},\"Resource\"")));
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(Refusal.of(() -> SANDBOX.iam(key).listUsers()).code()).isEqualTo("AccessDenied");

        IamClient session = SANDBOX.iam(session(token(key, SERIAL, phone.code(SANDBOX.time(), 1))));

        assertThat(session.listUsers().users()).isNotEmpty();
        SANDBOX.advance(Duration.ofMinutes(5));
        assertThat(Refusal.of(session::listUsers).code()).isEqualTo("AccessDenied");
    }

    @Test
    @Requirement("J6")
    void aRoleThatDemandsACodeIsAssumedWithOne() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        String role = "arn:aws:iam::" + ACCOUNT + ":role/vault";
        iam.createRole(of ->
                of.roleName("vault")
                        .assumeRolePolicyDocument(
                                Policies.trusting("arn:aws:iam::" + ACCOUNT + ":user/Ada")
                                        .replace(
                                                "\"Principal\"",
                                                "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}},\"Principal\"")));
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(
                        Refusal.of(() ->
                                        SANDBOX.sts(key)
                                                .assumeRole(of ->
                                                        of.roleArn(role).roleSessionName("shift")))
                                .code())
                .isEqualTo("AccessDenied");
        String code = phone.code(SANDBOX.time(), 1);

        assertThat(assume(key, role, code).accessKeyId()).startsWith("ASIA");
        assertThat(Refusal.of(() -> assume(key, role, code))).isEqualTo(WRONG_IN_STS);
    }

    @Test
    void aDeviceWhoseClockIsOffIsResynchronised() {
        AuthenticatorApp phone = enabled("Ada", "phone");
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(
                        Refusal.of(() ->
                                iam.resyncMFADevice(of ->
                                        of.userName("Ada")
                                                .serialNumber(SERIAL)
                                                .authenticationCode1(
                                                        phone.code(SANDBOX.time(), 100))
                                                .authenticationCode2(
                                                        phone.code(SANDBOX.time(), 102)))))
                .isEqualTo(WRONG);

        iam.resyncMFADevice(of ->
                of.userName("Ada")
                        .serialNumber(SERIAL)
                        .authenticationCode1(phone.code(SANDBOX.time(), 100))
                        .authenticationCode2(phone.code(SANDBOX.time(), 101)));

        token(key, SERIAL, phone.code(SANDBOX.time(), 102));
    }

    @Test
    void rootHasDevicesToo() {
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));
        AuthenticatorApp phone = create("phone");
        root.enableMFADevice(of ->
                of.userName("root")
                        .serialNumber(SERIAL)
                        .authenticationCode1(phone.code(SANDBOX.time(), -1))
                        .authenticationCode2(phone.code(SANDBOX.time())));

        assertThat(root.listMFADevices().mfaDevices())
                .extracting(MFADevice::serialNumber)
                .containsExactly(SERIAL);
        assertThat(root.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountMFAEnabled", 1);
        assertThat(iam.listVirtualMFADevices().virtualMFADevices().getFirst().user().arn())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
        token(SANDBOX.rootKey(ACCOUNT), SERIAL, phone.code(SANDBOX.time(), 1));
        assertThat(
                        Refusal.of(() ->
                                iam.deactivateMFADevice(
                                        of -> of.userName("root").serialNumber(SERIAL))))
                .isEqualTo(noSuchEntity("The user with name root cannot be found."));
        root.deactivateMFADevice(of -> of.serialNumber(SERIAL));
    }

    private AuthenticatorApp create(String name) {
        return new AuthenticatorApp(
                iam.createVirtualMFADevice(of -> of.virtualMFADeviceName(name))
                        .virtualMFADevice()
                        .base32StringSeed()
                        .asUtf8String());
    }

    private void enable(String user, String serial, String first, String second) {
        iam.enableMFADevice(of ->
                of.userName(user)
                        .serialNumber(serial)
                        .authenticationCode1(first)
                        .authenticationCode2(second));
    }

    private AuthenticatorApp enabled(String user, String name) {
        AuthenticatorApp app = create(name);
        enable(
                user,
                "arn:aws:iam::" + ACCOUNT + ":mfa/" + name,
                app.code(SANDBOX.time(), -1),
                app.code(SANDBOX.time()));
        return app;
    }

    private List<String> serials(AssignmentStatusType status) {
        return iam
                .listVirtualMFADevices(of -> of.assignmentStatus(status))
                .virtualMFADevices()
                .stream()
                .map(VirtualMFADevice::serialNumber)
                .toList();
    }

    private static Credentials token(AwsCredentials key, String serial, String code) {
        return SANDBOX.sts(key)
                .getSessionToken(of -> of.serialNumber(serial).tokenCode(code))
                .credentials();
    }

    private static Credentials assume(AwsCredentials key, String role, String code) {
        return SANDBOX.sts(key)
                .assumeRole(of ->
                        of.roleArn(role)
                                .roleSessionName("shift")
                                .serialNumber(SERIAL)
                                .tokenCode(code))
                .credentials();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
