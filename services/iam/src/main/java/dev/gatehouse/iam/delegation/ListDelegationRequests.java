package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.ListDelegationRequestsRequest;
import dev.gatehouse.api.iam.ListDelegationRequestsResponse;
import dev.gatehouse.iam.entity.IamEntity;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import dev.gatehouse.policy.Arn;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Lists the delegation requests that people of the account own, oldest first.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListDelegationRequests.html">ListDelegationRequests</a>
public final class ListDelegationRequests
        implements Operation<ListDelegationRequestsRequest, ListDelegationRequestsResponse> {
    private final Paging<ListDelegationRequestsRequest> paging;

    public ListDelegationRequests(Markers markers) {
        this.paging =
                new Paging<>(
                        ListDelegationRequestsRequest::marker,
                        ListDelegationRequestsRequest::maxItems,
                        markers);
    }

    @Override
    public Access access(ListDelegationRequestsRequest request, Call call) {
        return Access.to("iam:ListDelegationRequests", "*")
                .with("iam:DelegationRequestOwner", request.ownerId());
    }

    @Override
    public ListDelegationRequestsResponse handle(ListDelegationRequestsRequest request, Call call) {
        request.ownerId().ifPresent(owner -> requireIdentity(owner, call));
        Page<DelegationRequest> page =
                paging.page(
                        Lists.name(call, "ListDelegationRequests", request.ownerId().orElse("")),
                        owned(request.ownerId(), call),
                        request);
        return ListDelegationRequestsResponse.builder()
                .delegationRequests(page.map(one -> DelegationRequestShape.of(one, call.at())))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static SortedMap<String, DelegationRequest> owned(Optional<String> owner, Call call) {
        var owned = new TreeMap<String, DelegationRequest>();
        for (DelegationRequest one :
                DelegationRequests.view(call)
                        .by(DelegationRequest.KIND, "owner", call.account().toString())) {
            Optional<String> by = one.progress().owner().map(DelegationRequest.Person::arn);
            if (by.isPresent() && (owner.isEmpty() || owner.equals(by))) {
                owned.put("%019d/%s".formatted(one.ask().created().toEpochMilli(), one.id()), one);
            }
        }
        return owned;
    }

    /// Refuses an owner that cannot be one.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it is the ARN of something else,
    ///   `NoSuchEntity` if there is no such user or role
    private static void requireIdentity(String owner, Call call) {
        if (owner.equals(call.account().rootArn())) {
            return;
        }
        String[] parts = Arn.find(owner).map(Arn::resource).orElse("").split("/", -1);
        Optional<? extends IamEntity> found =
                switch (parts[0]) {
                    case "user" ->
                            Users.in(call)
                                    .find(parts[parts.length - 1])
                                    .filter(user -> user.arn(call.account()).equals(owner));
                    case "role" ->
                            Roles.in(call)
                                    .find(parts[parts.length - 1])
                                    .filter(role -> role.arn(call.account()).equals(owner));
                    case "assumed-role" -> Roles.in(call).find(parts[1]);
                    default ->
                            throw INVALID_INPUT.because(
                                    "OwnerId %s is not the ARN of an identity.", owner);
                };
        if (found.isEmpty()) {
            throw NO_SUCH_ENTITY.because("The identity %s cannot be found.", owner);
        }
    }
}
