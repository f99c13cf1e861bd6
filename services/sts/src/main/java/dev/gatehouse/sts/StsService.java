package dev.gatehouse.sts;

import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.sts.StsApi;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.operation.RoleDirectory;
import dev.gatehouse.operation.SecondFactors;
import dev.gatehouse.operation.Service;
import dev.gatehouse.operation.SessionTokens;
import java.util.List;
import java.util.random.RandomGenerator;

/// AWS Security Token Service: the operations that are served, as in the API reference.
///
/// @see <a href="https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html">STS
///   API</a>
public final class StsService implements Service {
    private final List<Endpoint<?, ?>> endpoints;

    /// @param secrets the source of secret access keys
    public StsService(
            Ids ids,
            RandomGenerator secrets,
            SessionTokens tokens,
            RoleDirectory roles,
            IdentityDirectory identities,
            SecondFactors secondFactors) {
        var sessions = new Sessions(ids, secrets, tokens);
        this.endpoints =
                List.of(
                        Endpoint.issues(
                                StsApi.ASSUME_ROLE,
                                new AssumeRole(roles, identities, sessions, secondFactors),
                                request -> AssumeRole.code(request).isPresent()),
                        Endpoint.reads(StsApi.GET_ACCESS_KEY_INFO, new GetAccessKeyInfo()),
                        Endpoint.reads(StsApi.GET_CALLER_IDENTITY, new GetCallerIdentity()),
                        Endpoint.issues(
                                StsApi.GET_SESSION_TOKEN,
                                new GetSessionToken(sessions, secondFactors),
                                request -> GetSessionToken.code(request).isPresent()));
    }

    @Override
    public ServiceModel model() {
        return StsApi.SERVICE;
    }

    @Override
    public List<Endpoint<?, ?>> endpoints() {
        return endpoints;
    }
}
