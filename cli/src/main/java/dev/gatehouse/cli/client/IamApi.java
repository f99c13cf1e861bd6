package dev.gatehouse.cli.client;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// IAM's API, asked as who the environment's AWS variables say.
public final class IamApi {
    private final SignedClient client;

    private IamApi(SignedClient client) {
        this.client = client;
    }

    /// IAM at the endpoint, with the credentials, that the environment names.
    ///
    /// @param endpoint overrides `AWS_ENDPOINT_URL`
    /// @throws IOException if the environment lacks something
    public static IamApi of(Optional<URI> endpoint, Map<String, String> environment)
            throws IOException {
        return new IamApi(SignedClient.of(endpoint, environment, InstantSource.system(), "iam"));
    }

    /// The result of an operation.
    ///
    /// @throws RefusedException if the server refuses
    /// @throws IOException if there is no server
    public Xml call(String operation, Map<String, String> parameters)
            throws IOException, InterruptedException {
        Xml answer = Xml.parse(client.postForm(IamForm.of(operation, parameters)));
        return answer.child(operation + "Result").orElse(answer);
    }

    /// The result of an operation; empty if what it is about does not exist.
    ///
    /// @throws IOException as [#call]
    public Optional<Xml> find(String operation, Map<String, String> parameters)
            throws IOException, InterruptedException {
        try {
            return Optional.of(call(operation, parameters));
        } catch (RefusedException refused) {
            if (refused.code().equals("NoSuchEntity")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /// The members of the list that an operation answers, from all its pages.
    ///
    /// @throws IOException as [#call]
    public List<Xml> list(String operation, Map<String, String> parameters, String list)
            throws IOException, InterruptedException {
        var found = new ArrayList<Xml>();
        var next = new TreeMap<>(parameters);
        while (true) {
            Xml page = call(operation, next);
            found.addAll(page.members(list));
            String marker = page.text("Marker");
            if (!page.text("IsTruncated").equals("true")) {
                return found;
            }
            if (marker.isEmpty() || marker.equals(next.get("Marker"))) {
                throw new IOException("the server's answer is cut off and names no next page");
            }
            next.put("Marker", marker);
        }
    }
}
