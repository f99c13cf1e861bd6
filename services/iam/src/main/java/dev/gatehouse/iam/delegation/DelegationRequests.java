package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.View;
import java.util.Optional;
import java.util.Set;

/// The delegation requests that the account of a call can see.
final class DelegationRequests {
    static final String RESOURCE = "delegation-request";

    private DelegationRequests() {}

    /// All requests of the installation.
    static View view(Call call) {
        return call.installationView()
                .orElseThrow(() ->
                        new IllegalStateException("the operation cannot see the installation"));
    }

    /// An action on a request that needs to be allowed.
    static Access access(String action, String id, Call call) {
        String arn = arn(id, call);
        return owned(Access.to(action, arn), id, call);
    }

    /// An action on a request that its owner may do unless that is denied.
    static Access accessOfOwner(String action, String id, Call call) {
        boolean owner = find(id, call).filter(found -> found.isOwnedBy(call.caller())).isPresent();
        String arn = arn(id, call);
        Access access = owner ? Access.unlessDenied(action, arn) : Access.to(action, arn);
        return owned(access, id, call);
    }

    private static Access owned(Access access, String id, Call call) {
        return access.with(
                "iam:DelegationRequestOwner",
                find(id, call)
                        .flatMap(found -> found.progress().owner())
                        .map(DelegationRequest.Person::arn));
    }

    /// A request is named as one of the account that looks at it.
    static String arn(String id, Call call) {
        return call.account().iamArn(RESOURCE + "/" + id);
    }

    private static Optional<DelegationRequest> find(String id, Call call) {
        return view(call)
                .find(DelegationRequest.KIND, id)
                .filter(found -> found.isVisibleTo(call.account()));
    }

    /// The request with this id.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if the account can see none
    static DelegationRequest get(String id, Call call) {
        return find(id, call)
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "The delegation request with id %s cannot be found.", id));
    }

    /// The request with this id, to move on from one of these states.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if the account can see none,
    ///   `InvalidInput` if it is in another state
    static DelegationRequest get(String id, Set<DelegationState> from, Call call) {
        DelegationRequest found = get(id, call);
        if (!from.contains(found.state(call.at()))) {
            throw INVALID_INPUT.because("%s", wrongState(found, call));
        }
        return found;
    }

    static String wrongState(DelegationRequest request, Call call) {
        return "The delegation request with id %s is in state %s."
                .formatted(request.id(), request.state(call.at()));
    }

    /// Notes what a request is now.
    static void put(DelegationRequest request, Call call) {
        call.installation().put(DelegationRequest.KIND, request.id(), request);
    }
}
