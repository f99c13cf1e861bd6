package dev.gatehouse.iam.credential;

import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Function;

/// Lists the credentials of a user of a kind that cannot be made here, so that there are none:
/// `ListSSHPublicKeys`, `ListSigningCertificates` and their like. Clients ask before they delete a
/// user.
///
/// @param none the empty list
public record ListOtherCredentials<I, O>(
        String action, Function<I, Optional<String>> userName, Paging<I> paging, O none)
        implements Operation<I, O> {
    @Override
    public Access access(I request, Call call) {
        return Subject.of(userName.apply(request), call).access(action, call);
    }

    @Override
    public O handle(I request, Call call) {
        String ownerId = Subject.of(userName.apply(request), call).ownerId(call);
        paging.page(Lists.name(call, action, ownerId), Collections.emptySortedMap(), request);
        return none;
    }
}
