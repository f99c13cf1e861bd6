package dev.gatehouse.conformance;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.NetworkSettings;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/// A sandbox on a free port for the tests of one class, and clients of the AWS SDK for it. Each
/// test starts with what a new sandbox has: one account with the user `admin`. Time stands still
/// unless a test moves it.
public final class SandboxServer
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    /// The account of the sandbox.
    public static final String ACCOUNT = "123456789012";

    private static final SdkHttpClient HTTP = UrlConnectionHttpClient.create();
    private static final HttpClient CONTROL = HttpClient.newHttpClient();

    private final NetworkSettings network;
    private final Optional<Duration> maxKeyAge;
    private volatile Instant machineTime = now();
    private Optional<Sandbox> running = Optional.empty();
    private Optional<IamClient> admin = Optional.empty();

    public SandboxServer() {
        this(NetworkSettings.DIRECT);
    }

    /// A sandbox with further addresses, or behind proxies.
    public SandboxServer(NetworkSettings network) {
        this(network, Optional.empty());
    }

    private SandboxServer(NetworkSettings network, Optional<Duration> maxKeyAge) {
        this.network = network;
        this.maxKeyAge = maxKeyAge;
    }

    /// A sandbox that refuses access keys when they are older.
    public static SandboxServer withMaxKeyAge(Duration age) {
        return new SandboxServer(NetworkSettings.DIRECT, Optional.of(age));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        var settings =
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        account(ACCOUNT),
                        Optional.empty(),
                        List.of(),
                        Set.of(),
                        OptionalLong.empty(),
                        network,
                        Optional.empty(),
                        maxKeyAge);
        running = Optional.of(Sandbox.start(settings, () -> machineTime));
        admin = Optional.of(iam(adminKey(ACCOUNT)));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        machineTime = now();
        post("/_gatehouse/reset", "");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.ifPresent(Sandbox::close);
    }

    /// Where it is reached.
    public URI endpoint() {
        return running.orElseThrow().endpoint();
    }

    /// Where one of its further addresses is reached.
    public URI listener(String name) {
        return Optional.ofNullable(running.orElseThrow().listeners().get(name)).orElseThrow();
    }

    /// IAM as the user `admin`.
    public IamClient iam() {
        return admin.orElseThrow();
    }

    /// IAM as whoever has the credentials.
    public IamClient iam(AwsCredentials credentials) {
        return built(IamClient.builder(), credentials);
    }

    /// STS as whoever has the credentials.
    public StsClient sts(AwsCredentials credentials) {
        return built(StsClient.builder(), credentials);
    }

    /// The query protocol as whoever has the credentials.
    public QueryClient query(AwsCredentials credentials) {
        return new QueryClient(endpoint(), credentials);
    }

    /// The key of the user `admin` of an account.
    public AwsCredentials adminKey(String account) {
        return credentials(SandboxKeys.admin(account(account)));
    }

    /// The key of an account's root user.
    public AwsCredentials rootKey(String account) {
        return credentials(SandboxKeys.root(account(account)));
    }

    /// A new key of a user.
    public AwsCredentials newKey(String userName) {
        var key = iam().createAccessKey(request -> request.userName(userName)).accessKey();
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    /// A new user with one inline policy, and their key.
    public AwsCredentials newUser(String userName, String policy) {
        iam().createUser(request -> request.userName(userName));
        iam().putUserPolicy(request ->
                request.userName(userName).policyName("own").policyDocument(policy));
        return newKey(userName);
    }

    /// Credentials of STS as clients use them.
    public static AwsCredentials session(Credentials issued) {
        return AwsSessionCredentials.create(
                issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken());
    }

    /// Adds an account with the user `admin`.
    public void addAccount(String account) {
        post("/_gatehouse/accounts", "{\"account\":\"" + account + "\"}");
    }

    /// The time that policies, expiry and records see.
    public Instant time() {
        return machineTime;
    }

    /// Moves the clock on; the signatures of clients stay fresh.
    public void advance(Duration by) {
        post("/_gatehouse/clock", "{\"advance\":\"" + by + "\"}");
    }

    /// Moves the machine's own time on, by which one-time codes are judged.
    public void machineAdvance(Duration by) {
        machineTime = machineTime.plus(by);
    }

    private void post(String path, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint().resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try {
            HttpResponse<String> answer =
                    CONTROL.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(path + ": " + answer.body());
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(path, e);
        }
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C built(
            B builder, AwsCredentials credentials) {
        return builder.endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(
                        configuration -> configuration.retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    private static AwsCredentials credentials(SandboxKeys.Pair key) {
        return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
    }

    private static Account account(String id) {
        return new Account(Partition.AWS, new AccountId(id));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
