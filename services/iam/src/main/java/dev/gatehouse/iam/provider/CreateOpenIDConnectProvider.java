package dev.gatehouse.iam.provider;

import dev.gatehouse.api.iam.CreateOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.CreateOpenIDConnectProviderResponse;
import dev.gatehouse.iam.entity.Tags;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;

/// Makes an OpenID Connect provider known. Nothing is fetched from it: without thumbprints, its
/// certificate has to be of a public certificate authority when its keys are needed.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</a>
public final class CreateOpenIDConnectProvider
        implements Operation<
                CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderResponse> {
    @Override
    public Access access(CreateOpenIDConnectProviderRequest request, Call call) {
        String url = request.url();
        String arn =
                Providers.OIDC.type().arn(call.account(), "/", url.replaceFirst("^https://", ""));
        return Tags.creating(
                "iam:CreateOpenIDConnectProvider",
                "iam:TagOpenIDConnectProvider",
                arn,
                request.tags());
    }

    @Override
    public CreateOpenIDConnectProviderResponse handle(
            CreateOpenIDConnectProviderRequest request, Call call) {
        var provider =
                new OidcProvider(
                        OidcRules.name(request.url()),
                        call.at(),
                        OidcRules.clientIds(request.clientIDList()),
                        OidcRules.thumbprints(request.thumbprintList()),
                        Tags.of(request.tags(), call));
        Providers.OIDC.type().in(call).add(provider);
        return CreateOpenIDConnectProviderResponse.builder()
                .openIDConnectProviderArn(provider.arn(call.account()))
                .tags(Tags.shown(provider.tags()))
                .build();
    }
}
