package dev.gatehouse.iam.signingcertificate;

import dev.gatehouse.api.iam.ListSigningCertificatesRequest;
import dev.gatehouse.api.iam.ListSigningCertificatesResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the signing certificates of a user, or of the caller.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSigningCertificates.html">ListSigningCertificates</a>
public final class ListSigningCertificates
        implements Operation<ListSigningCertificatesRequest, ListSigningCertificatesResponse> {
    private final Markers markers;

    public ListSigningCertificates(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListSigningCertificatesRequest request, Call call) {
        return Subject.of(request.userName(), call).access("iam:ListSigningCertificates", call);
    }

    @Override
    public ListSigningCertificatesResponse handle(
            ListSigningCertificatesRequest request, Call call) {
        Subject owner = Subject.of(request.userName(), call);
        String ownerId = owner.ownerId(call);
        Page<SigningCertificate> page =
                Page.of(
                        Lists.name(call, "ListSigningCertificates", ownerId),
                        Lists.byName(SigningCertificates.of(ownerId, call), SigningCertificate::id),
                        certificate -> true,
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListSigningCertificatesResponse.builder()
                .certificates(
                        page.map(
                                certificate -> SigningCertificates.shown(certificate, owner, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
