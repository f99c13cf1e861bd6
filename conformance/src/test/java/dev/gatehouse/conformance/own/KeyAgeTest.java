package dev.gatehouse.conformance.own;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import tools.jackson.databind.JsonNode;

/// Access keys end with the age that `--max-key-age` allows.
@Requirement({"L2", "L8"})
class KeyAgeTest {
    @RegisterExtension
    static final SandboxServer SANDBOX = SandboxServer.withMaxKeyAge(Duration.ofDays(90));

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);
    private static final String TOO_OLD =
            "The security token included in the request is invalid: the access key is older than 90"
                    + " days. Let a new one be made for you, and this one be deleted.";

    private AwsCredentials old = AwsBasicCredentials.create("replaced", "before each");
    private AwsCredentials young = AwsBasicCredentials.create("replaced", "before each");

    /// A key that is to be 90 days old, and one half as old to look on.
    @BeforeEach
    void letTimePass() {
        old = SANDBOX.newUser("ada", allow("iam:*", "gatehouse:*"));
        SANDBOX.advance(Duration.ofDays(45));
        young = SANDBOX.newKey("ada");
        SANDBOX.advance(Duration.ofDays(45));
    }

    @Test
    void aKeyWorksToItsLastSecondAndThenSaysWhatToDo() {
        assertThat(SANDBOX.iam(old).getUser().user().userName()).isEqualTo("ada");

        SANDBOX.advance(Duration.ofSeconds(1));

        assertThat(Refusal.of(() -> SANDBOX.iam(old).getUser()))
                .isEqualTo(new Refusal("InvalidClientTokenId", 403, TOO_OLD));
        assertThat(Refusal.of(() -> SANDBOX.sts(old).getSessionToken()).code())
                .isEqualTo("InvalidClientTokenId");
        assertThat(SANDBOX.iam(young).getUser().user().userName()).isEqualTo("ada");
    }

    @Test
    void whoDoesNotHaveTheSecretLearnsNothingOfItsAge() {
        AwsCredentials guess = AwsBasicCredentials.create(old.accessKeyId(), "a guess");
        SANDBOX.advance(Duration.ofSeconds(1));

        assertThat(Refusal.of(() -> SANDBOX.iam(guess).getUser()))
                .returns("SignatureDoesNotMatch", Refusal::code)
                .extracting(Refusal::message)
                .asString()
                .startsWith("The request signature we calculated does not match")
                .doesNotContain("older");
    }

    @Test
    void anInactiveKeyIsInvalidAtAnyAge() {
        SANDBOX.iam(young)
                .updateAccessKey(
                        of -> of.userName("ada").accessKeyId(old.accessKeyId()).status("Inactive"));
        SANDBOX.advance(Duration.ofSeconds(1));

        assertThat(Refusal.of(() -> SANDBOX.iam(old).getUser()))
                .isEqualTo(Refusal.invalidClientTokenId());
    }

    @Test
    void aSessionThatWasMadeWithItGoesOnToItsOwnEnd() {
        AwsCredentials session = session(SANDBOX.sts(old).getSessionToken().credentials());

        SANDBOX.advance(Duration.ofSeconds(1));

        assertThat(API.may(session, "iam:GetUser", "*")).isEqualTo("allowed");
    }

    @Test
    void servicesThatAskAreToldToo() {
        assertThat(authenticate("orders").path("caller").path("arn").asString())
                .endsWith(":user/ada");

        SANDBOX.advance(Duration.ofSeconds(1));

        JsonNode error = authenticate("orders").path("error");
        assertThat(error.path("code").asString()).isEqualTo("InvalidClientTokenId");
        assertThat(error.path("status").asInt()).isEqualTo(403);
        assertThat(error.path("message").asString()).isEqualTo(TOO_OLD);
        JsonNode ofS3 = authenticate("s3").path("error");
        assertThat(ofS3.path("code").asString()).isEqualTo("InvalidAccessKeyId");
        assertThat(ofS3.path("message").asString()).isEqualTo(TOO_OLD);
    }

    /// What a service is told of a request that was signed with the old key.
    private JsonNode authenticate(String service) {
        RequestSigner signer = OwnApi.signer(old, service);
        var headers = new TreeMap<String, String>();
        headers.put("host", "orders.example.com");
        headers.putAll(
                signer.sign(
                        "PUT",
                        URI.create("https://orders.example.com/42"),
                        new byte[0],
                        SANDBOX.time()));
        var question = new LinkedHashMap<String, Object>();
        question.put("method", "PUT");
        question.put("path", "/42");
        question.put("query", "");
        question.put("headers", headers);
        question.put("payloadHash", hashOfNothing());
        question.put("service", service);
        return API.post(young, "authenticate", Map.copyOf(question)).body();
    }

    private static String hashOfNothing() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
