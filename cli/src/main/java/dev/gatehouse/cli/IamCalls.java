package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.cli.client.IamForm;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.wire.sigv4.RequestSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Calls of a server's IAM API with an access key.
record IamCalls(
        URI endpoint,
        Connection connection,
        SandboxKeys.Pair key,
        Optional<String> token,
        InstantSource clock) {

    /// What was answered, in XML.
    record Answer(int status, String body) {
        /// The text of the first element of a name; empty if there is none.
        String text(String element) {
            Matcher found = Pattern.compile("<" + element + ">([^<]*)<").matcher(body);
            return found.find() ? found.group(1) : "";
        }
    }

    Answer call(String action, Map<String, String> parameters)
            throws IOException, InterruptedException {
        byte[] body = IamForm.of(action, parameters).getBytes(StandardCharsets.UTF_8);
        var signer =
                new RequestSigner(
                        key.accessKeyId(), key.secretAccessKey(), token, "us-east-1", "iam");
        URI root = endpoint.resolve("/");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign("POST", root, body, clock.instant()).forEach(request::header);
        HttpResponse<String> response = connection.send(request.build());
        return new Answer(response.statusCode(), response.body());
    }

    /// The same as another user.
    IamCalls as(SandboxKeys.Pair other) {
        return new IamCalls(endpoint, connection, other, Optional.empty(), clock);
    }

    @Override
    public String toString() {
        return "IamCalls[" + endpoint + ", " + key + "]";
    }
}
