package dev.gatehouse.conformance;

import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.SAXException;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// A client of the query protocol without a model: it sends what it is told and shows what comes
/// back.
public final class QueryClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> VERSIONS =
            Map.of("iam", "2010-05-08", "sts", "2011-06-15");

    private final URI endpoint;
    private final AwsCredentials credentials;

    public QueryClient(URI endpoint, AwsCredentials credentials) {
        this.endpoint = endpoint.resolve("/");
        this.credentials = credentials;
    }

    /// Calls an operation of `iam` or `sts`.
    public QueryAnswer call(String service, String operation, Map<String, String> parameters) {
        var all = new TreeMap<>(parameters);
        all.put("Action", operation);
        all.put("Version", VERSIONS.getOrDefault(service, ""));
        byte[] body =
                all.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"))
                        .getBytes(StandardCharsets.UTF_8);
        var signer =
                new RequestSigner(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        token(),
                        "us-east-1",
                        service);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign("POST", endpoint, body, Instant.now()).forEach(request::header);
        return send(request.build());
    }

    private Optional<String> token() {
        return credentials instanceof AwsSessionCredentials session
                ? Optional.of(session.sessionToken())
                : Optional.empty();
    }

    private static QueryAnswer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> answer =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new QueryAnswer(
                    answer.statusCode(),
                    DocumentBuilderFactory.newDefaultInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(answer.body()))
                            .getDocumentElement());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ParserConfigurationException | SAXException e) {
            throw new AssertionError(request.uri().toString(), e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
