package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.delegation.AcceptDelegationRequest;
import dev.gatehouse.iam.delegation.AssociateDelegationRequest;
import dev.gatehouse.iam.delegation.CreateDelegationRequest;
import dev.gatehouse.iam.delegation.GetDelegationRequest;
import dev.gatehouse.iam.delegation.GetHumanReadableSummary;
import dev.gatehouse.iam.delegation.ListDelegationRequests;
import dev.gatehouse.iam.delegation.PermissionCheck;
import dev.gatehouse.iam.delegation.RejectDelegationRequest;
import dev.gatehouse.iam.delegation.SendDelegationToken;
import dev.gatehouse.iam.delegation.UpdateDelegationRequest;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;

/// The operations on delegation requests.
final class DelegationEndpoints {
    private final Ids ids;
    private final ManagedPolicies policies;
    private final Markers markers;

    DelegationEndpoints(Ids ids, ManagedPolicies policies, Markers markers) {
        this.ids = ids;
        this.policies = policies;
        this.markers = markers;
    }

    List<Endpoint<?, ?>> all() {
        var check = new PermissionCheck(new PolicySources(policies), policies);
        return List.of(
                Endpoint.changesInstallation(
                        IamApi.CREATE_DELEGATION_REQUEST,
                        new CreateDelegationRequest(ids, policies)),
                Endpoint.readsInstallation(
                        IamApi.GET_DELEGATION_REQUEST, new GetDelegationRequest(check)),
                Endpoint.readsInstallation(
                        IamApi.LIST_DELEGATION_REQUESTS, new ListDelegationRequests(markers)),
                Endpoint.readsInstallation(
                        IamApi.GET_HUMAN_READABLE_SUMMARY, new GetHumanReadableSummary()),
                Endpoint.changesInstallation(
                        IamApi.ASSOCIATE_DELEGATION_REQUEST, new AssociateDelegationRequest()),
                Endpoint.changesInstallation(
                        IamApi.UPDATE_DELEGATION_REQUEST, new UpdateDelegationRequest()),
                Endpoint.changesInstallation(
                        IamApi.ACCEPT_DELEGATION_REQUEST, new AcceptDelegationRequest()),
                Endpoint.changesInstallation(
                        IamApi.REJECT_DELEGATION_REQUEST, new RejectDelegationRequest()),
                Endpoint.changesInstallation(
                        IamApi.SEND_DELEGATION_TOKEN, new SendDelegationToken()));
    }
}
