package dev.gatehouse.cli.signin;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A profile of the AWS command line and SDKs.
///
/// @param environment says where their files are
record Profile(String name, Map<String, String> environment) {
    /// Makes the profile that of a session.
    ///
    /// @param credentials as the server answers them
    /// @throws IOException if the files cannot be written
    void put(JsonNode credentials, URI endpoint) throws IOException {
        var keys = new LinkedHashMap<String, String>();
        keys.put("aws_access_key_id", credentials.path("accessKeyId").asString());
        keys.put("aws_secret_access_key", credentials.path("secretAccessKey").asString());
        keys.put("aws_session_token", credentials.path("sessionToken").asString());
        file("AWS_SHARED_CREDENTIALS_FILE", "credentials").put(name, keys);
        var settings = new LinkedHashMap<String, String>();
        settings.put("region", "us-east-1");
        settings.put("endpoint_url", endpoint.toString());
        file("AWS_CONFIG_FILE", "config")
                .put(name.equals("default") ? name : "profile " + name, settings);
    }

    private ProfileFile file(String variable, String usual) {
        String given = environment.getOrDefault(variable, "");
        return new ProfileFile(
                given.isEmpty()
                        ? Path.of(environment.getOrDefault("HOME", "."), ".aws", usual)
                        : Path.of(given));
    }
}
