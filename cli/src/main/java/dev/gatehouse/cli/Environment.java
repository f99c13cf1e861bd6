package dev.gatehouse.cli;

import dev.gatehouse.server.SandboxKeys;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// The environment variables by which AWS clients find a sandbox. The region stands there twice:
/// `AWS_REGION` for the SDKs and the aws CLI 2, `AWS_DEFAULT_REGION` for boto3 and the aws CLI 1.
///
/// @param authorities the file of the authorities that vouch for the sandbox
record Environment(URI endpoint, SandboxKeys.Pair key, Optional<Path> authorities) {
    /// Prints them as a shell takes them.
    void print(PrintWriter out) {
        out.printf("export AWS_ENDPOINT_URL=%s%n", endpoint);
        authorities.ifPresent(file -> out.printf("export AWS_CA_BUNDLE=%s%n", file));
        out.printf("export AWS_ACCESS_KEY_ID=%s%n", key.accessKeyId());
        out.printf("export AWS_SECRET_ACCESS_KEY=%s%n", key.secretAccessKey());
        out.printf("export AWS_REGION=us-east-1%n");
        out.printf("export AWS_DEFAULT_REGION=us-east-1%n");
    }
}
