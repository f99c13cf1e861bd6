package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.outboundfederation.DisableOutboundWebIdentityFederation;
import dev.gatehouse.iam.outboundfederation.EnableOutboundWebIdentityFederation;
import dev.gatehouse.iam.outboundfederation.GetOutboundWebIdentityFederationInfo;
import dev.gatehouse.iam.rootaccess.OrganizationFeature;
import dev.gatehouse.operation.Endpoint;
import java.util.List;

/// The operations that switch what an account or its organization can do.
final class AccountFeatureEndpoints {
    private final Ids ids;

    AccountFeatureEndpoints(Ids ids) {
        this.ids = ids;
    }

    List<Endpoint<?, ?>> all() {
        return List.of(
                Endpoint.changes(
                        IamApi.ENABLE_OUTBOUND_WEB_IDENTITY_FEDERATION,
                        new EnableOutboundWebIdentityFederation(ids)),
                Endpoint.changes(
                        IamApi.DISABLE_OUTBOUND_WEB_IDENTITY_FEDERATION,
                        new DisableOutboundWebIdentityFederation()),
                Endpoint.reads(
                        IamApi.GET_OUTBOUND_WEB_IDENTITY_FEDERATION_INFO,
                        new GetOutboundWebIdentityFederationInfo()),
                OrganizationFeature.changes(
                        IamApi.ENABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT),
                OrganizationFeature.changes(
                        IamApi.DISABLE_ORGANIZATIONS_ROOT_CREDENTIALS_MANAGEMENT),
                OrganizationFeature.changes(IamApi.ENABLE_ORGANIZATIONS_ROOT_SESSIONS),
                OrganizationFeature.changes(IamApi.DISABLE_ORGANIZATIONS_ROOT_SESSIONS),
                OrganizationFeature.reads(IamApi.LIST_ORGANIZATIONS_FEATURES));
    }
}
