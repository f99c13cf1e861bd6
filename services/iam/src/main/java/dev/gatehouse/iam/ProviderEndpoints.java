package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.iam.ListOpenIDConnectProviderTagsRequest;
import dev.gatehouse.api.iam.ListOpenIDConnectProviderTagsResponse;
import dev.gatehouse.api.iam.ListSAMLProviderTagsRequest;
import dev.gatehouse.api.iam.ListSAMLProviderTagsResponse;
import dev.gatehouse.api.iam.TagOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.TagOpenIDConnectProviderResponse;
import dev.gatehouse.api.iam.TagSAMLProviderRequest;
import dev.gatehouse.api.iam.TagSAMLProviderResponse;
import dev.gatehouse.api.iam.UntagOpenIDConnectProviderRequest;
import dev.gatehouse.api.iam.UntagOpenIDConnectProviderResponse;
import dev.gatehouse.api.iam.UntagSAMLProviderRequest;
import dev.gatehouse.api.iam.UntagSAMLProviderResponse;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.provider.AddClientIDToOpenIDConnectProvider;
import dev.gatehouse.iam.provider.CreateOpenIDConnectProvider;
import dev.gatehouse.iam.provider.CreateSAMLProvider;
import dev.gatehouse.iam.provider.DeleteOpenIDConnectProvider;
import dev.gatehouse.iam.provider.DeleteSAMLProvider;
import dev.gatehouse.iam.provider.GetOpenIDConnectProvider;
import dev.gatehouse.iam.provider.GetSAMLProvider;
import dev.gatehouse.iam.provider.ListOpenIDConnectProviders;
import dev.gatehouse.iam.provider.ListSAMLProviders;
import dev.gatehouse.iam.provider.Providers;
import dev.gatehouse.iam.provider.RemoveClientIDFromOpenIDConnectProvider;
import dev.gatehouse.iam.provider.UpdateOpenIDConnectProviderThumbprint;
import dev.gatehouse.iam.provider.UpdateSAMLProvider;
import dev.gatehouse.iam.tag.TagEndpoints;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;
import java.util.stream.Stream;

/// The operations on identity providers.
record ProviderEndpoints(Ids ids, Markers markers) {
    List<Endpoint<?, ?>> all() {
        return Stream.of(oidc(), oidcTags(), saml(), samlTags()).flatMap(List::stream).toList();
    }

    private List<Endpoint<?, ?>> oidc() {
        return List.of(
                Endpoint.changes(
                        IamApi.ADD_CLIENT_ID_TO_OPEN_ID_CONNECT_PROVIDER,
                        new AddClientIDToOpenIDConnectProvider()),
                Endpoint.changes(
                        IamApi.CREATE_OPEN_ID_CONNECT_PROVIDER, new CreateOpenIDConnectProvider()),
                Endpoint.changes(
                        IamApi.DELETE_OPEN_ID_CONNECT_PROVIDER, new DeleteOpenIDConnectProvider()),
                Endpoint.changes(
                        IamApi.REMOVE_CLIENT_ID_FROM_OPEN_ID_CONNECT_PROVIDER,
                        new RemoveClientIDFromOpenIDConnectProvider()),
                Endpoint.changes(
                        IamApi.UPDATE_OPEN_ID_CONNECT_PROVIDER_THUMBPRINT,
                        new UpdateOpenIDConnectProviderThumbprint()),
                Endpoint.reads(IamApi.GET_OPEN_ID_CONNECT_PROVIDER, new GetOpenIDConnectProvider()),
                Endpoint.reads(
                        IamApi.LIST_OPEN_ID_CONNECT_PROVIDERS, new ListOpenIDConnectProviders()));
    }

    private List<Endpoint<?, ?>> saml() {
        return List.of(
                Endpoint.changes(IamApi.CREATE_SAML_PROVIDER, new CreateSAMLProvider(ids)),
                Endpoint.changes(IamApi.UPDATE_SAML_PROVIDER, new UpdateSAMLProvider(ids)),
                Endpoint.changes(IamApi.DELETE_SAML_PROVIDER, new DeleteSAMLProvider()),
                Endpoint.reads(IamApi.GET_SAML_PROVIDER, new GetSAMLProvider()),
                Endpoint.reads(IamApi.LIST_SAML_PROVIDERS, new ListSAMLProviders()));
    }

    private List<Endpoint<?, ?>> oidcTags() {
        var tags = new TagEndpoints<>(Providers.OIDC);
        return List.of(
                tags.tag(
                        IamApi.TAG_OPEN_ID_CONNECT_PROVIDER,
                        TagOpenIDConnectProviderRequest::openIDConnectProviderArn,
                        TagOpenIDConnectProviderRequest::tags,
                        new TagOpenIDConnectProviderResponse()),
                tags.untag(
                        IamApi.UNTAG_OPEN_ID_CONNECT_PROVIDER,
                        UntagOpenIDConnectProviderRequest::openIDConnectProviderArn,
                        UntagOpenIDConnectProviderRequest::tagKeys,
                        new UntagOpenIDConnectProviderResponse()),
                tags.list(
                        IamApi.LIST_OPEN_ID_CONNECT_PROVIDER_TAGS,
                        ListOpenIDConnectProviderTagsRequest::openIDConnectProviderArn,
                        new Paging<>(
                                ListOpenIDConnectProviderTagsRequest::marker,
                                ListOpenIDConnectProviderTagsRequest::maxItems,
                                markers),
                        page ->
                                ListOpenIDConnectProviderTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }

    private List<Endpoint<?, ?>> samlTags() {
        var tags = new TagEndpoints<>(Providers.SAML);
        return List.of(
                tags.tag(
                        IamApi.TAG_SAML_PROVIDER,
                        TagSAMLProviderRequest::samlProviderArn,
                        TagSAMLProviderRequest::tags,
                        new TagSAMLProviderResponse()),
                tags.untag(
                        IamApi.UNTAG_SAML_PROVIDER,
                        UntagSAMLProviderRequest::samlProviderArn,
                        UntagSAMLProviderRequest::tagKeys,
                        new UntagSAMLProviderResponse()),
                tags.list(
                        IamApi.LIST_SAML_PROVIDER_TAGS,
                        ListSAMLProviderTagsRequest::samlProviderArn,
                        new Paging<>(
                                ListSAMLProviderTagsRequest::marker,
                                ListSAMLProviderTagsRequest::maxItems,
                                markers),
                        page ->
                                ListSAMLProviderTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.marker())
                                        .build()));
    }
}
