package dev.gatehouse.conformance.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.sts.model.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service that holds no secrets asks about requests that the AWS SDK signed for it.
@Requirement({"B17", "C3", "C4", "C7"})
class AuthenticateTest {
    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final URI REPORT = URI.create("https://store.example.com/b/a%20b/%C3%BC%2B.csv");

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);

    private AwsCredentials store = AwsBasicCredentials.create("replaced", "before each");

    @BeforeEach
    void makeTheStoresUser() {
        store = SANDBOX.newUser("store", Policies.allow("gatehouse:AuthenticateFor"));
    }

    @Test
    void theSignerIsToldWithWhatTheBodyMustBe() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:ListBucket"));

        JsonNode answer = ask(signed(ada, "s3", "may"));

        assertThat(answer.path("caller").path("arn").asString())
                .isEqualTo("arn:aws:iam::123456789012:user/ada");
        assertThat(answer.path("caller").path("account").asString()).isEqualTo("123456789012");
        assertThat(answer.path("caller").path("type").asString()).isEqualTo("IAMUser");
        assertThat(answer.path("caller").path("userId").asString()).startsWith("AIDA");
        assertThat(answer.path("caller").has("session")).isFalse();
        assertThat(answer.path("signature").path("payload").asString()).isEqualTo(sha256("may"));
        assertThat(answer.path("signature").path("presigned").asBoolean()).isFalse();
        assertThat(answer.path("cacheSeconds").asInt()).isEqualTo(5);
        assertThat(Instant.parse(answer.path("validUntil").asString()))
                .isEqualTo(SANDBOX.time().plusSeconds(5));
        assertThat(answer.has("decision") || answer.has("signingKey")).isFalse();
    }

    @Test
    void aSessionIsToldWithItsDetailsAndItsEndBoundsTheAnswer() {
        AwsCredentials admin = SANDBOX.adminKey(SandboxServer.ACCOUNT);
        String role =
                SANDBOX.iam()
                        .createRole(request ->
                                request.roleName("reader")
                                        .assumeRolePolicyDocument(
                                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                                        + "\"Principal\":{\"AWS\":\"123456789012\"},"
                                                        + "\"Action\":[\"sts:AssumeRole\",\"sts:SetSourceIdentity\",\"sts:TagSession\"]}}"))
                        .role()
                        .arn();
        var issued =
                SANDBOX.sts(admin)
                        .assumeRole(request ->
                                request.roleArn(role)
                                        .roleSessionName("may")
                                        .sourceIdentity("ada")
                                        .tags(Tag.builder().key("team").value("blue").build())
                                        .durationSeconds(900))
                        .credentials();
        Map<String, Object> request = signed(SandboxServer.session(issued), "s3", "");

        JsonNode caller = ask(request).path("caller");
        assertThat(caller.path("arn").asString())
                .isEqualTo("arn:aws:sts::123456789012:assumed-role/reader/may");
        assertThat(caller.path("type").asString()).isEqualTo("AssumedRole");
        assertThat(caller.path("session").path("roleArn").asString()).isEqualTo(role);
        assertThat(caller.path("session").path("sourceIdentity").asString()).isEqualTo("ada");
        assertThat(caller.path("session").path("tags").path("team").asString()).isEqualTo("blue");

        SANDBOX.advance(Duration.ofSeconds(898));
        JsonNode late = ask(request);
        assertThat(late.path("cacheSeconds").asInt()).isEqualTo(2);
        assertThat(late.path("validUntil").asString()).isEqualTo(issued.expiration().toString());

        SANDBOX.advance(Duration.ofSeconds(3));
        assertThat(error(ask(request))).isEqualTo("400 ExpiredToken");
    }

    @ParameterizedTest
    @CsvSource({
        "604800, 604799, allowed",
        "604800, 604801, 403 AccessDenied",
        "60, 61, 403 AccessDenied"
    })
    void presignedUrlsAreGoodForUpToSevenDays(int expires, int after, String expected) {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:GetObject"));
        Map<String, Object> request = presigned(ada, expires, SANDBOX.time().minusSeconds(after));
        request.put("action", "s3:GetObject");

        JsonNode answer = ask(request);

        if (expected.equals("allowed")) {
            assertThat(answer.path("signature").path("payload").asString())
                    .isEqualTo("UNSIGNED-PAYLOAD");
            assertThat(answer.path("decision").path("decision").asString()).isEqualTo("allowed");
            assertThat(answer.path("cacheSeconds").asInt()).isEqualTo(1);
        } else {
            assertThat(error(answer)).isEqualTo(expected);
            assertThat(answer.path("error").path("message").asString())
                    .isEqualTo("Request has expired");
        }
    }

    @Test
    void whatSignsChunksIsHandedOutToWhoMayHaveIt() throws GeneralSecurityException {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:PutObject"));
        Map<String, Object> request =
                signed(
                        ada,
                        "s3",
                        "may",
                        properties ->
                                properties.putProperty(
                                        AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true));
        request.put("signingKey", true);

        OwnApi.Answer denied = API.post(store, "authenticate", request);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text("message"))
                .contains(
                        "gatehouse:GetSigningKey on resource: arn:aws:iam::123456789012:user/ada");

        SANDBOX.iam()
                .putUserPolicy(put ->
                        put.userName("store")
                                .policyName("keys")
                                .policyDocument(Policies.allow("gatehouse:GetSigningKey")));
        JsonNode answer = ask(request);
        assertThat(answer.path("signature").path("payload").asString())
                .isEqualTo("STREAMING-AWS4-HMAC-SHA256-PAYLOAD");
        String scope = answer.path("signingKey").path("scope").asString();
        assertThat(scope).endsWith("/us-east-1/s3/aws4_request");
        byte[] key = ("AWS4" + ada.secretAccessKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            key = mac.doFinal(part.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(answer.path("signingKey").path("key").asString())
                .isEqualTo(HexFormat.of().formatHex(key));
    }

    @Test
    void theDecisionIsTheClientsWithWhatTheServiceAsserts() {
        AwsCredentials ada =
                SANDBOX.newUser(
                        "ada",
                        Policies.document(
                                """
                                {"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*",
                                 "Condition":{"IpAddress":{"aws:SourceIp":"192.0.2.0/24"},
                                              "Bool":{"aws:SecureTransport":"true"}}}\
                                """));
        Map<String, Object> request = signed(ada, "s3", "");
        request.put("action", "s3:GetObject");
        request.put("resource", "arn:aws:s3:::b/x");

        assertThat(decision(ask(request))).isEqualTo("implicitDeny");
        request.put("context", Map.of("aws:SourceIp", "192.0.2.7", "aws:SecureTransport", true));
        assertThat(decision(ask(request))).isEqualTo("allowed");
        request.put("resourceAccount", "222222222222");
        assertThat(decision(ask(request))).isEqualTo("implicitDeny");
    }

    @Test
    void aClientOfAnotherAccountNeedsTheConsentOfBoth() {
        SANDBOX.addAccount("222222222222");
        Map<String, Object> request = signed(SANDBOX.adminKey("222222222222"), "s3", "");
        request.put("action", "s3:GetObject");
        request.put("resource", "arn:aws:s3:::b/x");

        JsonNode answer = ask(request);

        assertThat(answer.path("caller").path("account").asString()).isEqualTo("222222222222");
        assertThat(decision(answer)).isEqualTo("implicitDeny");
        assertThat(answer.path("decision").path("detail").asString())
                .contains("no resource-based policy allows");
        // The key of a client of another account is that account's to give.
        SANDBOX.iam()
                .putUserPolicy(put ->
                        put.userName("store")
                                .policyName("keys")
                                .policyDocument(Policies.allow("gatehouse:GetSigningKey")));
        request.put("signingKey", true);
        assertThat(API.post(store, "authenticate", request).status()).isEqualTo(403);
    }

    @Test
    void refusalsAreInTheWordsOfTheService() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:*"));
        AwsCredentials unknown = AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "secret");
        AwsCredentials wrong = AwsBasicCredentials.create(ada.accessKeyId(), "secret");
        Map<String, Object> other = signed(ada, "s3", "may");
        other.put("payloadHash", sha256("june"));
        Map<String, Object> moved = signed(ada, "s3", "may");
        moved.put("path", "/b/other");
        Map<String, Object> unsigned = new LinkedHashMap<>(moved);
        unsigned.put("headers", Map.of("host", "store.example.com"));
        Map<String, Object> late = at(ada, SANDBOX.time().minusSeconds(901));
        Map<String, Object> early = at(ada, SANDBOX.time().plusSeconds(901));

        List<Map<String, Object>> all =
                List.of(
                        signed(unknown, "s3", ""),
                        signed(wrong, "s3", ""),
                        other,
                        moved,
                        unsigned,
                        late,
                        early,
                        at(ada, SANDBOX.time().minusSeconds(899)),
                        signed(ada, "sqs", ""),
                        signed(unknown, "dynamodb", ""));
        JsonNode answers = ask(all);

        assertThat(answers.valueStream().map(AuthenticateTest::error).toList())
                .containsExactly(
                        "403 InvalidAccessKeyId",
                        "403 SignatureDoesNotMatch",
                        "403 SignatureDoesNotMatch",
                        "403 SignatureDoesNotMatch",
                        "403 AccessDenied",
                        "403 RequestTimeTooSkewed",
                        "403 RequestTimeTooSkewed",
                        "",
                        "403 SignatureDoesNotMatch",
                        "403 InvalidClientTokenId");
        assertThat(answers.toString()).doesNotContain(ada.secretAccessKey());
        Map<String, Object> any = signed(unknown, "dynamodb", "");
        any.remove("service");
        assertThat(error(ask(any))).isEqualTo("403 InvalidClientTokenId");
    }

    @ParameterizedTest
    @CsvSource({
        "aws:PrincipalTag/team",
        "aws:MultiFactorAuthPresent",
        "AWS:principalarn",
        "aws:CurrentTime",
        "gatehouse:ClientArn"
    })
    void whoTheClientIsIsNotForTheServiceToSay(String key) {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:*"));
        Map<String, Object> request = signed(ada, "s3", "");
        request.put("action", "s3:GetObject");
        request.put("context", Map.of(key, "true"));

        OwnApi.Answer answer = API.post(store, "authenticate", request);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).contains("is not for the service to say");
    }

    @ParameterizedTest
    @CsvSource({"iam", "sts", "gatehouse"})
    void requestsForGatehouseItselfAreNotForOthers(String service) {
        Map<String, Object> request = signed(SANDBOX.adminKey(SandboxServer.ACCOUNT), service, "");
        request.put("service", service);
        request.put("signingKey", true);

        JsonNode answer = ask(request);

        assertThat(error(answer)).isEqualTo("403 SignatureDoesNotMatch");
        assertThat(answer.has("signingKey") || answer.has("caller")).isFalse();
    }

    @Test
    void whoMayNotAskLearnsNothing() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:*"));
        Map<String, Object> wrong = signed(ada, "s3", "");
        wrong.put("path", "/other");

        for (Map<String, Object> request : List.of(signed(ada, "s3", ""), wrong)) {
            OwnApi.Answer answer = API.post(ada, "authenticate", request);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("message")).contains("gatehouse:AuthenticateFor");
            assertThat(answer.body().has("caller") || answer.body().has("error")).isFalse();
        }
    }

    @Test
    void aPolicyCanSayWhomAServiceMayAskAbout() {
        AwsCredentials ada = SANDBOX.newUser("ada", Policies.allow("s3:*"));
        AwsCredentials bob = SANDBOX.newUser("bob", Policies.allow("s3:*"));
        SANDBOX.iam()
                .putUserPolicy(put ->
                        put.userName("store")
                                .policyName("own")
                                .policyDocument(
                                        Policies.document(
                                                """
                                                {"Effect":"Allow","Action":"gatehouse:AuthenticateFor","Resource":"*",
                                                 "Condition":{"ArnLikeIfExists":{"gatehouse:ClientArn":"arn:aws:iam::*:user/ada"}}}\
                                                """)));

        assertThat(ask(signed(ada, "s3", "")).has("caller")).isTrue();
        assertThat(API.post(store, "authenticate", signed(bob, "s3", "")).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|needs the method and the path",
                "{\"method\":\"GET\",\"path\":\"x\",\"headers\":{}}|needs the method and the path",
                "{\"method\":\"GET\",\"path\":\"/\"}|The headers of the body must be an object",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a b\":\"\"}}|a name that cannot be",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":\"x\\ny\"}}|none of control",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":7}}|must be text",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{},\"payloadHash\":\"ab\"}|must be of the form",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{},\"signingKey\":\"yes\"}|must be true or false",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{},\"body\":\"x\"}|There is no member `body`",
                "{\"method\":\"GET\",\"path\":\"/\",\"headers\":{},\"resource\":\"*\"}|must be of the form service:Name"
            })
    void whatIsNoQuestionIsRefusedWithWords(String question, String expected) {
        OwnApi.Answer answer =
                API.post(store, "authenticate", JsonMapper.shared().readTree(question));

        assertThat(answer.status()).as(question).isEqualTo(400);
        assertThat(answer.text("message")).contains(expected);
    }

    private JsonNode ask(Object question) {
        OwnApi.Answer answer = API.post(store, "authenticate", question);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    private static String decision(JsonNode answer) {
        return answer.path("decision").path("decision").asString("");
    }

    /// Status and code of a refusal; empty if it is none.
    private static String error(JsonNode answer) {
        JsonNode error = answer.path("error");
        return error.isMissingNode()
                ? ""
                : error.path("status").asInt() + " " + error.path("code").asString();
    }

    private static Map<String, Object> at(AwsCredentials who, Instant at) {
        return signed(
                who,
                "s3",
                "",
                properties ->
                        properties.putProperty(
                                HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)));
    }

    private static Map<String, Object> presigned(AwsCredentials who, int expires, Instant at) {
        return signed(
                who,
                "s3",
                "",
                properties -> {
                    properties.putProperty(
                            AwsV4FamilyHttpSigner.AUTH_LOCATION,
                            AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING);
                    properties.putProperty(
                            AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofSeconds(expires));
                    properties.putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false);
                    properties.putProperty(
                            HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC));
                });
    }

    private static Map<String, Object> signed(AwsCredentials who, String service, String body) {
        return signed(who, service, body, _ -> {});
    }

    /// A request as a service receives it that the AWS SDK signed for it.
    private static Map<String, Object> signed(
            AwsCredentials who,
            String service,
            String body,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> properties) {
        SdkHttpRequest request =
                SdkHttpRequest.builder().method(SdkHttpMethod.PUT).uri(REPORT).build();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        var signed =
                AwsV4HttpSigner.create()
                        .sign((SignRequest.Builder<AwsCredentialsIdentity> sign) -> {
                            sign.identity(who)
                                    .request(request)
                                    .payload(() -> new ByteArrayInputStream(bytes))
                                    .putProperty(
                                            AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                                    .putProperty(
                                            AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE,
                                            !service.equals("s3"))
                                    .putProperty(
                                            HttpSigner.SIGNING_CLOCK,
                                            Clock.fixed(SANDBOX.time(), ZoneOffset.UTC));
                            properties.accept(sign);
                        })
                        .request();
        var question = new LinkedHashMap<String, Object>();
        question.put("method", signed.method().name());
        question.put("path", signed.encodedPath());
        question.put("query", signed.encodedQueryParameters().orElse(""));
        question.put("headers", signed.headers());
        question.put("payloadHash", sha256(body));
        question.put("service", "s3");
        return question;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
