package dev.gatehouse.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a running server answers to requests that are wrong in every way: AWS's error in the
/// protocol of the service, never a stack trace or a page.
@Requirement("C4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Account ACCOUNT =
            new Account(Partition.AWS, new AccountId("123456789012"));
    private static final String WHO = "Action=GetCallerIdentity&Version=2011-06-15";

    private final Sandbox sandbox;
    private final RawClient client;

    BadInputTest() throws IOException {
        var settings =
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        ACCOUNT,
                        Optional.empty(),
                        List.of(),
                        Set.of("gatehouse.test"),
                        OptionalLong.of(1));
        sandbox = Sandbox.start(settings, () -> NOW);
        client = new RawClient(sandbox.endpoint(), SandboxKeys.admin(ACCOUNT), NOW);
    }

    @BeforeAll
    void answersARightRequest() {
        RawClient.Answer answer = client.form("sts", WHO);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<Account>123456789012</Account>");
    }

    /// Whatever came before, the server still answers and nothing has changed.
    @AfterAll
    void stillAnswers() {
        assertThat(client.form("sts", WHO).status()).isEqualTo(200);
        assertThat(client.form("iam", "Action=ListUsers&Version=2010-05-08").body())
                .containsOnlyOnce("<UserName>");
        sandbox.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sts|Action=Nothing&Version=2011-06-15|400|<Code>InvalidAction</Code>"
                        + "<Message>Could not find operation Nothing for version 2011-06-15",
                "sts|Action=GetCallerIdentity&Version=2010-05-08|400|<Code>InvalidAction</Code>",
                "sts|Version=2011-06-15|400|<Code>MissingAction</Code>",
                "iam|Action=CreateUser&Version=2010-05-08|400|<Code>ValidationError</Code><Message>"
                        + "1 validation error detected: Value null at 'userName' failed to satisfy"
                        + " constraint: Member must not be null",
                "iam|Action=CreateUser&Version=2010-05-08&UserName=%FF|400"
                        + "|<Code>MalformedQueryString</Code>",
                "iam|Action=CreateUser&Version=2010-05-08&UserName=a&UserName=b|400"
                        + "|<Code>MalformedQueryString</Code>",
                "iam|Action=ListUsers&Version=2010-05-08&MaxItems=many|400"
                        + "|<Code>MalformedInput</Code>",
                "iam|Action=GenerateOrganizationsAccessReport&Version=2010-05-08|501|<Code>NotImplemented</Code>",
                "ec2|Action=DescribeInstances&Version=2016-11-15|501"
                        + "|<Response><Errors><Error><Code>NotImplemented</Code>",
                "rds|Action=DescribeDBInstances&Version=2014-10-31|501"
                        + "|<ErrorResponse><Error><Type>Receiver</Type><Code>NotImplemented</Code>",
                "nosuch|Action=GetCallerIdentity&Version=2011-06-15|403|Credential should be scoped"
                        + " to correct service: &apos;sts&apos;.",
                "nosuch|Action=ListUsers&Version=2010-05-08|403|<Code>SignatureDoesNotMatch</Code>"
            })
    void answersInTheQueryProtocol(String service, String body, int status, String contains) {
        RawClient.Answer answer = client.form(service, body);
        assertThat(answer.body()).contains(contains.replace("&apos;", "'"));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .contains("x-amzn-requestid: ")
                .doesNotContain("server: ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "organizations, AWSOrganizationsV20161128.ListRoots, application/x-amz-json-1.1",
        "kms, TrentService.ListKeys, application/x-amz-json-1.1",
        "dynamodb, DynamoDB_20120810.ListTables, application/x-amz-json-1.0",
        "sqs, AmazonSQS.ListQueues, application/x-amz-json-1.0",
        "lambda, '', application/json"
    })
    void answersInTheJsonProtocols(String service, String target, String type) {
        Map<String, String> headers =
                target.isEmpty()
                        ? Map.of("content-type", type)
                        : Map.of("content-type", type, "x-amz-target", target);
        RawClient.Answer missing = client.signed(service, "{}", headers);
        assertThat(missing.status()).isEqualTo(501);
        assertThat(missing.body()).startsWith("{\"__type\":\"NotImplemented\",\"message\":\"Gate");
        assertThat(missing.head()).containsIgnoringCase("content-type: " + type);
        assertThat(missing.head()).containsIgnoringCase("x-amzn-errortype: NotImplemented");

        var stranger =
                new RawClient(
                        client.endpoint(),
                        new SandboxKeys.Pair("AKIAIOSFODNN7EXAMPLE", "secret"),
                        NOW);
        RawClient.Answer unknown = stranger.signed(service, "{}", headers);
        assertThat(unknown.status()).isEqualTo(type.contains("amz") ? 400 : 403);
        assertThat(unknown.body()).contains("\"UnrecognizedClientException\"");

        var wrong =
                new RawClient(
                        client.endpoint(),
                        new SandboxKeys.Pair(client.key().accessKeyId(), "secret"),
                        NOW);
        assertThat(wrong.signed(service, "{}", headers).body())
                .contains("\"InvalidSignatureException\"");

        var late = new RawClient(client.endpoint(), client.key(), NOW.minusSeconds(301));
        assertThat(late.signed(service, "{}", headers).body()).contains("Signature expired: ");
    }

    @Test
    void answersS3InItsOwnForm() {
        RawClient.Answer answer = client.signed("s3", "", Map.of());
        assertThat(answer.status()).isEqualTo(501);
        assertThat(answer.body()).startsWith("<Error><Code>NotImplemented</Code>");
    }

    @Test
    void refusesUnsignedAndUnknown() {
        RawClient.Answer unsigned = client.raw(get("/?" + WHO, ""));
        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.body())
                .contains("<Code>MissingAuthenticationToken</Code>")
                .contains("Request is missing Authentication Token");
        RawClient.Answer partial =
                client.raw(get("/?" + WHO, "authorization: AWS4-HMAC-SHA256 x\r\n"));
        assertThat(partial.status()).isEqualTo(400);
        assertThat(partial.body()).contains("<Code>IncompleteSignature</Code>");
    }

    @Test
    void boundsWhatIsSent() {
        String long200 = "a".repeat(200);
        RawClient.Answer tooLong =
                client.form("iam", "Action=CreateUser&Version=2010-05-08&UserName=" + long200);
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.body()).contains("Member must have length less than or equal to");

        String many =
                IntStream.range(0, 20_000)
                        .mapToObj(i -> "p" + i + "=")
                        .collect(Collectors.joining("&"));
        RawClient.Answer tooMany = client.form("iam", many);
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.body()).contains("<Code>MalformedQueryString</Code>");

        RawClient.Answer tooLarge = client.form("iam", "x".repeat(1_100_000));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.body())
                .contains("<Code>RequestEntityTooLarge</Code>")
                .contains("at most 1048576 bytes");

        String deep = "{\"x\":".repeat(20_000);
        RawClient.Answer nested =
                client.form(
                        "iam",
                        "Action=CreatePolicy&Version=2010-05-08&PolicyName=p&PolicyDocument="
                                + URLEncoder.encode(deep, UTF_8));
        assertThat(nested.status()).isEqualTo(400);

        RawClient.Answer headers = client.raw(get("/", "x-long: " + "a".repeat(70_000) + "\r\n"));
        assertThat(headers.status()).isEqualTo(431);
        assertThat(headers.body()).isEqualTo("The headers of a request are at most 64 KiB.\n");
    }

    /// `~` stands for the end of a line, `^` for one without a carriage return.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE~~",
                "GET / HTTP/1.1~connection: close~~",
                "GET / HTTP/1.1~host: localhost~x: a~ b~connection: close~~",
                "GET / HTTP/1.1^host: localhost^connection: close^^",
                "POST / HTTP/1.1~host: localhost~content-length: 1~content-length: 2~"
                        + "connection: close~~ab",
                "POST / HTTP/1.1~host: localhost~content-length: 1~"
                        + "transfer-encoding: chunked~connection: close~~0~~",
                "POST / HTTP/1.1~host: localhost~transfer-encoding: chunked~"
                        + "connection: close~~ZZ~ab~0~~",
                "GET / HTTP/1.1~host: localhost~x: a\0b~connection: close~~"
            })
    void refusesWhatIsNotHttp(String bytes) {
        RawClient.Answer answer = client.raw(bytes.replace("~", "\r\n").replace("^", "\n"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("The request is not well-formed HTTP.\n");
    }

    @Test
    void speaksOldHttpAndHead() {
        assertThat(client.raw("GET /_gatehouse/clock HTTP/1.0\r\nhost: localhost\r\n\r\n").status())
                .isEqualTo(200);
        RawClient.Answer head =
                client.raw("HEAD / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        assertThat(head.status()).isEqualTo(403);
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/_gatehouse/clock", "/_gatehouse/credentials/root", "/bucket/key"})
    void refusesWebPagesAndOtherNamesOnEveryPath(String path) {
        for (String headers :
                List.of(
                        "origin: https://example.com\r\n",
                        "origin: null\r\n",
                        "sec-fetch-site: cross-site\r\n",
                        "sec-fetch-site: same-site\r\n")) {
            RawClient.Answer answer = client.raw(get(path, headers));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("no web pages");
        }
        for (String host : List.of("example.com", "localhost.example.com", "127.0.0.1.nip.io")) {
            RawClient.Answer answer = client.raw(get(path, "").replace("localhost", host));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("no web pages");
        }
        for (String host :
                List.of("localhost:1", "127.0.0.1", "[::1]:80", "b.localhost", "Gatehouse.Test")) {
            assertThat(client.raw(get(path, "").replace("localhost", host)).body())
                    .doesNotContain("no web pages");
        }
    }

    @Test
    void addsAccountsWithTheirRootKey() {
        RawClient.Answer added = client.raw(post("/_gatehouse/accounts", "{}"));
        assertThat(added.status()).isEqualTo(200);
        String id = field(added.body(), "account");
        var key =
                new SandboxKeys.Pair(
                        field(added.body(), "accessKeyId"), field(added.body(), "secretAccessKey"));
        assertThat(new RawClient(client.endpoint(), key, NOW).form("sts", WHO).body())
                .contains("<Arn>arn:aws:iam::" + id + ":root</Arn>");
        String again = "{\"account\":\"" + id + "\"}";
        assertThat(client.raw(post("/_gatehouse/accounts", again)).status()).isEqualTo(409);
    }

    private static String field(String json, String name) {
        String start = "\"" + name + "\":\"";
        int from = json.indexOf(start) + start.length();
        return json.substring(from, json.indexOf('"', from));
    }

    private static String get(String target, String headers) {
        return "GET "
                + target
                + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
                + headers
                + "\r\n";
    }

    private static String post(String target, String body) {
        return "POST "
                + target
                + " HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-length: "
                + body.length()
                + "\r\n\r\n"
                + body;
    }
}
