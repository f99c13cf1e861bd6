package dev.gatehouse.server;

import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.server.signin.PasswordWarnings;
import dev.gatehouse.server.signin.SignInPaths;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.util.Optional;

/// Where requests come in: people who sign in have nothing to sign with yet, all others go the way
/// of the [Pipeline].
///
/// @param warnings what is to be announced from time to time
record Front(Pipeline pipeline, SignInPaths signIn, PasswordWarnings warnings) {
    /// Whether a request is for one of Gatehouse's own operations, or to sign in.
    boolean isOwn(WireRequest request) {
        return SignInPaths.takes(request) || pipeline.isOwn(request);
    }

    /// Answers a request that came through a VPC endpoint, or through none.
    WireResponse serve(WireRequest request, Optional<VpcEndpoint> endpoint) {
        return SignInPaths.takes(request)
                ? signIn.serve(request)
                : pipeline.serve(request, endpoint);
    }
}
