package dev.gatehouse.iam.instanceprofile;

import dev.gatehouse.api.iam.ListInstanceProfilesRequest;
import dev.gatehouse.api.iam.ListInstanceProfilesResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the instance profiles under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html">ListInstanceProfiles</a>
public final class ListInstanceProfiles
        implements Operation<ListInstanceProfilesRequest, ListInstanceProfilesResponse> {
    private final Markers markers;

    public ListInstanceProfiles(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListInstanceProfilesRequest request, Call call) {
        return InstanceProfiles.TYPE.listing(
                "iam:ListInstanceProfiles", request.pathPrefix(), call);
    }

    @Override
    public ListInstanceProfilesResponse handle(ListInstanceProfilesRequest request, Call call) {
        Page<InstanceProfile> page =
                InstanceProfiles.in(call)
                        .page(
                                "ListInstanceProfiles",
                                request.pathPrefix(),
                                request.marker(),
                                request.maxItems(),
                                markers);
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(page.map(profile -> InstanceProfileShape.listed(profile, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
