package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.api.iam.ListServerCertificatesRequest;
import dev.gatehouse.api.iam.ListServerCertificatesResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;

/// Lists the server certificates under a path.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServerCertificates.html">ListServerCertificates</a>
public final class ListServerCertificates
        implements Operation<ListServerCertificatesRequest, ListServerCertificatesResponse> {
    private final Markers markers;

    public ListServerCertificates(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListServerCertificatesRequest request, Call call) {
        return ServerCertificates.TYPE.listing(
                "iam:ListServerCertificates", request.pathPrefix(), call);
    }

    @Override
    public ListServerCertificatesResponse handle(ListServerCertificatesRequest request, Call call) {
        Page<ServerCertificate> page =
                ServerCertificates.in(call)
                        .page(
                                "ListServerCertificates",
                                request.pathPrefix(),
                                request.marker(),
                                request.maxItems(),
                                markers);
        return ListServerCertificatesResponse.builder()
                .serverCertificateMetadataList(
                        page.map(certificate -> ServerCertificates.metadata(certificate, call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
