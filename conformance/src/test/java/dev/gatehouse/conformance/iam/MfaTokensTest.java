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
import dev.gatehouse.conformance.own.OwnApi;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.MFADevice;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Hardware tokens, whose seeds are brought along.
@Requirement("J1")
class MfaTokensTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String SERIAL = "GAHT12345678";

    /// The secret of RFC 6238's test vectors, in both encodings.
    private static final String SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String SEED_IN_HEX = "3132333435363738393031323334353637383930";
    private static final AuthenticatorApp TOKEN = new AuthenticatorApp(SEED);
    private static final Refusal WRONG =
            new Refusal(
                    "InvalidAuthenticationCode",
                    403,
                    "Authentication code for device is not valid.");

    private IamClient iam = SANDBOX.iam();

    @BeforeEach
    void makeUsers() {
        iam = SANDBOX.iam();
        iam.createUser(of -> of.userName("Ada"));
        iam.createUser(of -> of.userName("Bob"));
    }

    @Test
    void aTokenIsBroughtAlongEnabledAndListed() {
        OwnApi.Answer imported = importToken(SERIAL, SEED, "base32");
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.body().toString()).isEqualTo("{\"imported\":1}");
        assertThat(Refusal.of(() -> enable("Ada", -1, -1))).isEqualTo(WRONG);

        enable("Ada", -1, 0);

        assertThat(iam.listMFADevices(of -> of.userName("Ada")).mfaDevices())
                .containsExactly(
                        MFADevice.builder()
                                .userName("Ada")
                                .serialNumber(SERIAL)
                                .enableDate(SANDBOX.time())
                                .build());
        assertThat(iam.getMFADevice(of -> of.userName("Ada").serialNumber(SERIAL)).userName())
                .isEqualTo("Ada");
        OwnApi.Answer listed = API.post(admin(), "mfa-tokens/list", Map.of());
        assertThat(listed.body().path("tokens").get(0).path("serialNumber").asString())
                .isEqualTo(SERIAL);
        assertThat(listed.body().path("tokens").get(0).path("owner").asString())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":user/Ada");
        assertThat(listed.body().toString()).doesNotContain(SEED, SEED_IN_HEX);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "base32, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "base32, gezdgnbvgy3tqojqgezdgnbvgy3tqojq====",
        "hex, 3132333435363738393031323334353637383930",
    })
    void aSeedIsTheSameInEitherEncoding(String encoding, String seed) {
        importToken(SERIAL, seed, encoding);

        enable("Ada", -1, 0);
    }

    @Test
    void reportsCountIt() {
        importToken(SERIAL, SEED, "base32");
        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("MFADevices", 0)
                .containsEntry("MFADevicesInUse", 0);

        enable("Ada", -1, 0);

        assertThat(iam.getAccountSummary().summaryMapAsStrings())
                .containsEntry("MFADevices", 1)
                .containsEntry("MFADevicesInUse", 1);
        iam.generateCredentialReport();
        assertThat(mfaActive("Ada")).isEqualTo("true");
        assertThat(mfaActive("Bob")).isEqualTo("false");
    }

    @Test
    void itIsOfOneUserOnlyUntilItIsDeactivated() {
        importToken(SERIAL, SEED, "base32");
        enable("Ada", -1, 0);

        assertThat(Refusal.of(() -> enable("Bob", 1, 2)))
                .isEqualTo(entityAlreadyExists("MFA Device is already in use."));
        assertThat(Refusal.of(() -> iam.deleteUser(of -> of.userName("Ada"))))
                .isEqualTo(deleteConflict("Cannot delete entity, must delete MFA device first."));
        assertThat(
                        Refusal.of(() ->
                                iam.deactivateMFADevice(
                                        of -> of.userName("Bob").serialNumber(SERIAL))))
                .isEqualTo(noSuchEntity("MFA Device invalid for user."));
        iam.deactivateMFADevice(of -> of.userName("Ada").serialNumber(SERIAL));
        assertThat(Refusal.of(() -> enable("Bob", -1, 0))).as("used codes").isEqualTo(WRONG);

        enable("Bob", 1, 2);

        iam.deleteUser(of -> of.userName("Ada"));
        assertThat(iam.listMFADevices(of -> of.userName("Bob")).mfaDevices())
                .extracting(MFADevice::serialNumber)
                .containsExactly(SERIAL);
    }

    @Test
    @Requirement("J6")
    void itsCodesMakeSessionsWithASecondFactor() {
        importToken(SERIAL, SEED, "base32");
        enable("Ada", -1, 0);
        iam.putUserPolicy(of ->
                of.userName("Ada")
                        .policyName("mfa")
                        .policyDocument(
                                Policies.allow("iam:ListUsers")
                                        .replace(
                                                "\"Resource\"",
                                                "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}},\"Resource\"")));
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(Refusal.of(() -> SANDBOX.iam(key).listUsers()).code()).isEqualTo("AccessDenied");

        String code = TOKEN.code(SANDBOX.time(), 1);
        Credentials issued = token(key, code);

        assertThat(SANDBOX.iam(session(issued)).listUsers().users()).isNotEmpty();
        assertThat(Refusal.of(() -> token(key, code)))
                .isEqualTo(
                        accessDenied(
                                "MultiFactorAuthentication failed with invalid MFA one time pass"
                                        + " code."));
        assertThat(Refusal.of(() -> token(SANDBOX.newKey("Bob"), TOKEN.code(SANDBOX.time(), 1))))
                .as("somebody else's")
                .extracting(Refusal::code)
                .isEqualTo("AccessDenied");
    }

    @Test
    @Requirement("J6")
    void aRoleThatDemandsACodeIsAssumedWithOne() {
        importToken(SERIAL, SEED, "base32");
        enable("Ada", -1, 0);
        String role = "arn:aws:iam::" + ACCOUNT + ":role/vault";
        iam.createRole(of ->
                of.roleName("vault")
                        .assumeRolePolicyDocument(
                                Policies.trusting("arn:aws:iam::" + ACCOUNT + ":user/Ada")
                                        .replace(
                                                "\"Principal\"",
                                                "\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}},\"Principal\"")));
        var sts = SANDBOX.sts(SANDBOX.newKey("Ada"));

        assertThat(
                        sts.assumeRole(of ->
                                        of.roleArn(role)
                                                .roleSessionName("shift")
                                                .serialNumber(SERIAL)
                                                .tokenCode(TOKEN.code(SANDBOX.time(), 1)))
                                .credentials()
                                .accessKeyId())
                .startsWith("ASIA");
    }

    @Test
    @Requirement("J8")
    void oneWhoseClockIsOffIsResynchronised() {
        importToken(SERIAL, SEED, "base32");
        enable("Ada", -1, 0);
        AwsCredentials key = SANDBOX.newKey("Ada");
        assertThat(Refusal.of(() -> token(key, TOKEN.code(SANDBOX.time(), 102))).code())
                .isEqualTo("AccessDenied");

        iam.resyncMFADevice(of ->
                of.userName("Ada")
                        .serialNumber(SERIAL)
                        .authenticationCode1(TOKEN.code(SANDBOX.time(), 100))
                        .authenticationCode2(TOKEN.code(SANDBOX.time(), 101)));

        token(key, TOKEN.code(SANDBOX.time(), 102));
    }

    @Test
    void rootHasOneToo() {
        importToken(SERIAL, SEED, "base32");
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));

        root.enableMFADevice(of ->
                of.userName("root")
                        .serialNumber(SERIAL)
                        .authenticationCode1(TOKEN.code(SANDBOX.time(), -1))
                        .authenticationCode2(TOKEN.code(SANDBOX.time())));

        assertThat(root.getAccountSummary().summaryMapAsStrings())
                .containsEntry("AccountMFAEnabled", 1);
        assertThat(
                        API.post(admin(), "mfa-tokens/list", Map.of())
                                .body()
                                .path("tokens")
                                .get(0)
                                .path("owner")
                                .asString())
                .isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
    }

    /// What works on virtual devices only does not see it.
    @Test
    void itIsNoVirtualDevice() {
        importToken(SERIAL, SEED, "base32");
        Refusal none =
                noSuchEntity("VirtualMFADevice with serial number " + SERIAL + " doesn't exist.");

        assertThat(iam.listVirtualMFADevices().virtualMFADevices()).isEmpty();
        assertThat(Refusal.of(() -> iam.deleteVirtualMFADevice(of -> of.serialNumber(SERIAL))))
                .isEqualTo(none);
        assertThat(
                        Refusal.of(() ->
                                iam.tagMFADevice(of ->
                                        of.serialNumber(SERIAL)
                                                .tags(Tag.builder().key("a").value("b").build()))))
                .isEqualTo(none);
    }

    @Test
    void anUnknownTokenIsNoDevice() {
        assertThat(Refusal.of(() -> enable("Ada", -1, 0)))
                .isEqualTo(
                        noSuchEntity(
                                "VirtualMFADevice with serial number "
                                        + SERIAL
                                        + " doesn't exist."));
    }

    @Test
    void eightDevicesOfBothKindsAreTheMost() {
        for (int i = 0; i < 8; i++) {
            String serial = "GAHT0000000" + i;
            importToken(serial, SEED, "base32");
            enable("Ada", serial, -1, 0);
        }
        importToken(SERIAL, SEED, "base32");

        assertThat(Refusal.of(() -> enable("Ada", -1, 0)))
                .isEqualTo(limitExceeded("Cannot exceed quota for MFADevicesPerUser: 8"));
    }

    @Test
    void aTokenIsForgottenOnceItIsNobodys() {
        importToken(SERIAL, SEED, "base32");
        enable("Ada", -1, 0);
        OwnApi.Answer inUse = delete(SERIAL);
        iam.deactivateMFADevice(of -> of.userName("Ada").serialNumber(SERIAL));

        assertThat(inUse.status()).isEqualTo(409);
        assertThat(inUse.text("message")).isEqualTo("MFA token in use. Must deactivate first.");
        assertThat(delete(SERIAL.toLowerCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(delete(SERIAL).text("message"))
                .isEqualTo("MFA token with serial number GAHT12345678 doesn't exist.");
        assertThat(Refusal.of(() -> enable("Ada", 1, 2)).code()).isEqualTo("NoSuchEntity");
    }

    /// All tokens of a request or none; and no answer says a seed.
    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "short, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, base32, 9 to 256 letters",
        "arn:aws:iam::123456789012:mfa/a, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, base32, 9 to 256 letters",
        "GAHT87654321, GEZDGNBV, base32, is not one of 16 to 64 bytes in base 32",
        "GAHT87654321, 3132333435363738393031323334353637383930, base32, is not one of 16 to 64 bytes in base 32",
        "GAHT87654321, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, hex, is not one of 16 to 64 bytes in hexadecimal",
        "GAHT87654321, 31323334353637383930313233343536373839, base64, base32 or hex",
        "gaht12345678, GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ, base32, already exists",
    })
    void whatIsNoTokenIsRefused(String serial, String seed, String encoding, String problem) {
        importToken(SERIAL, SEED, "base32");

        OwnApi.Answer refused =
                API.post(
                        admin(),
                        "mfa-tokens/import",
                        Map.of(
                                "tokens",
                                List.of(
                                        member("GAHT00000001", SEED, "base32"),
                                        member(serial, seed, encoding))));

        assertThat(refused.status()).isBetween(400, 409);
        assertThat(refused.text("message")).contains(problem).doesNotContain(seed);
        assertThat(API.post(admin(), "mfa-tokens/list", Map.of()).body().path("tokens")).hasSize(1);
    }

    @Test
    void bodiesOfOtherFormsAreRefused() {
        for (Object body :
                new Object[] {
                    Map.of(),
                    List.of(),
                    Map.of("tokens", List.of()),
                    Map.of("tokens", List.of("GAHT12345678")),
                    Map.of("tokens", List.of(Map.of("serialNumber", SERIAL, "seed", 7))),
                    Map.of("tokens", List.of(), "more", "x")
                }) {
            OwnApi.Answer refused = API.post(admin(), "mfa-tokens/import", body);
            assertThat(refused.status()).as(body.toString()).isEqualTo(400);
        }
        List<Map<String, String>> many =
                IntStream.rangeClosed(1, 1_001)
                        .mapToObj(i -> member("TOKEN-%06d".formatted(i), SEED, "base32"))
                        .toList();
        assertThat(API.post(admin(), "mfa-tokens/import", Map.of("tokens", many)).text("message"))
                .isEqualTo("At most 1000 tokens can be imported at once.");
        API.post(admin(), "mfa-tokens/import", Map.of("tokens", many.subList(0, 150)));
        OwnApi.Answer first = API.post(admin(), "mfa-tokens/list", Map.of());
        OwnApi.Answer rest =
                API.post(admin(), "mfa-tokens/list", Map.of("after", first.text("after")));
        assertThat(first.body().path("tokens")).hasSize(100);
        assertThat(rest.body().path("tokens")).hasSize(50);
        assertThat(rest.text("after")).isEmpty();
    }

    @Test
    void whoMayNotIsRefused() {
        AwsCredentials eve = SANDBOX.newUser("eve", Policies.allow("iam:*"));
        Map<String, Object> tokens = Map.of("tokens", List.of(member(SERIAL, SEED, "base32")));

        for (OwnApi.Answer refused :
                List.of(
                        API.post(eve, "mfa-tokens/import", tokens),
                        API.post(eve, "mfa-tokens/list", Map.of()),
                        API.post(eve, "mfa-tokens/delete", Map.of("serialNumber", SERIAL)))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text("message")).contains("because no identity-based policy allows");
        }
        AwsCredentials importer =
                SANDBOX.newUser("importer", Policies.allow("gatehouse:ImportMfaToken"));
        assertThat(API.post(importer, "mfa-tokens/import", tokens).status()).isEqualTo(200);
    }

    private static AwsCredentials admin() {
        return SANDBOX.adminKey(ACCOUNT);
    }

    private static Map<String, String> member(String serial, String seed, String encoding) {
        return Map.of("serialNumber", serial, "seed", seed, "encoding", encoding);
    }

    private static OwnApi.Answer importToken(String serial, String seed, String encoding) {
        return API.post(
                admin(),
                "mfa-tokens/import",
                Map.of("tokens", List.of(member(serial, seed, encoding))));
    }

    private static OwnApi.Answer delete(String serial) {
        return API.post(admin(), "mfa-tokens/delete", Map.of("serialNumber", serial));
    }

    private void enable(String user, int first, int second) {
        enable(user, SERIAL, first, second);
    }

    private void enable(String user, String serial, int first, int second) {
        iam.enableMFADevice(of ->
                of.userName(user)
                        .serialNumber(serial)
                        .authenticationCode1(TOKEN.code(SANDBOX.time(), first))
                        .authenticationCode2(TOKEN.code(SANDBOX.time(), second)));
    }

    private static Credentials token(AwsCredentials key, String code) {
        return SANDBOX.sts(key)
                .getSessionToken(of -> of.serialNumber(SERIAL).tokenCode(code))
                .credentials();
    }

    private String mfaActive(String user) {
        return iam.getCredentialReport()
                .content()
                .asUtf8String()
                .lines()
                .filter(line -> line.startsWith(user + ","))
                .findFirst()
                .orElseThrow()
                .split(",", -1)[7];
    }
}
