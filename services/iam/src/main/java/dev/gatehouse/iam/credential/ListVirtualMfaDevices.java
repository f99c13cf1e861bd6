package dev.gatehouse.iam.credential;

import dev.gatehouse.api.iam.ListVirtualMFADevicesRequest;
import dev.gatehouse.api.iam.ListVirtualMFADevicesResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.entity.Paging;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import java.util.Collections;

/// Lists the virtual MFA devices of the account, of which none can be made yet.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListVirtualMFADevices.html">ListVirtualMFADevices</a>
public final class ListVirtualMfaDevices
        implements Operation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse> {
    private final Paging<ListVirtualMFADevicesRequest> paging;

    public ListVirtualMfaDevices(Markers markers) {
        this.paging =
                new Paging<>(
                        ListVirtualMFADevicesRequest::marker,
                        ListVirtualMFADevicesRequest::maxItems,
                        markers);
    }

    @Override
    public Access access(ListVirtualMFADevicesRequest request, Call call) {
        return Access.to("iam:ListVirtualMFADevices", call.account().iamArn("mfa/"));
    }

    @Override
    public ListVirtualMFADevicesResponse handle(ListVirtualMFADevicesRequest request, Call call) {
        paging.page(
                Lists.name(call, "ListVirtualMFADevices", request.assignmentStatus().orElse("Any")),
                Collections.emptySortedMap(),
                request);
        return ListVirtualMFADevicesResponse.builder().isTruncated(false).build();
    }
}
