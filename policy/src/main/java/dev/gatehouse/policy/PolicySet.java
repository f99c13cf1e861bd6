package dev.gatehouse.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All policies that apply to one request.
///
/// @param session absent if the caller is no session or its session has no policies of its own
/// @param serviceControl the policies at each level above the caller's account, root first
/// @param resourceControl the policies at each level above the resource's account, root first
/// @param strictResource whether the resource can be reached only through its own policy, as a role
///   through its trust policy
public record PolicySet(
        List<NamedPolicy> identity,
        Optional<NamedPolicy> boundary,
        Optional<List<NamedPolicy>> session,
        Optional<NamedPolicy> resource,
        boolean strictResource,
        List<List<NamedPolicy>> serviceControl,
        List<List<NamedPolicy>> resourceControl,
        Optional<NamedPolicy> vpcEndpoint) {

    /// Identity-based policies alone.
    public static PolicySet ofIdentity(List<NamedPolicy> identity) {
        return new PolicySet(
                List.copyOf(identity),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Optional.empty());
    }

    /// These policies, limited by a permissions boundary.
    public PolicySet boundedBy(NamedPolicy limit) {
        return new PolicySet(
                identity,
                Optional.of(limit),
                session,
                resource,
                strictResource,
                serviceControl,
                resourceControl,
                vpcEndpoint);
    }

    /// These policies, narrowed by the policies of a session.
    public PolicySet narrowedBy(List<NamedPolicy> policies) {
        return new PolicySet(
                identity,
                boundary,
                Optional.of(List.copyOf(policies)),
                resource,
                strictResource,
                serviceControl,
                resourceControl,
                vpcEndpoint);
    }

    /// These policies with the policy of the resource.
    public PolicySet on(NamedPolicy resourcePolicy, boolean strict) {
        return new PolicySet(
                identity,
                boundary,
                session,
                Optional.of(resourcePolicy),
                strict,
                serviceControl,
                resourceControl,
                vpcEndpoint);
    }

    /// These policies with the policy of the VPC endpoint through which the request came.
    public PolicySet through(NamedPolicy endpointPolicy) {
        return new PolicySet(
                identity,
                boundary,
                session,
                resource,
                strictResource,
                serviceControl,
                resourceControl,
                Optional.of(endpointPolicy));
    }

    /// All policies of all types.
    public List<NamedPolicy> all() {
        var all = new ArrayList<>(identity);
        boundary.ifPresent(all::add);
        session.ifPresent(all::addAll);
        resource.ifPresent(all::add);
        serviceControl.forEach(all::addAll);
        resourceControl.forEach(all::addAll);
        vpcEndpoint.ifPresent(all::add);
        return List.copyOf(all);
    }
}
