package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;

/// What is asked: may a principal perform an action on a resource? An action or a resource with `*`
/// or `?` stands for all that it matches.
///
/// @param resource an ARN, a pattern of ARNs, or `*`
/// @param pattern whether `*` and `?` in `resource` are wildcards; if not, the resource of the
///   request is that very text, as `*` is for actions that name no resource
/// @param keys the condition keys that are known
public record Question(
        String action,
        String resource,
        boolean pattern,
        RequestPrincipal principal,
        String resourceAccount,
        KnownKeys keys) {
    /// A request of those that are asked about.
    RequestContext request(String oneAction, String oneResource) {
        RequestContext.Builder request =
                RequestContext.of(oneAction, oneResource, principal, resourceAccount);
        keys.addTo(request);
        return request.build();
    }

    /// The actions that are asked about.
    Region actions() {
        return Region.ofActions(action);
    }

    /// The resources that are asked about.
    Region resources() {
        return pattern ? Region.ofResources(resource) : Region.ofOne(resource);
    }
}
