package dev.gatehouse.iam.servicecredential;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.ListServiceSpecificCredentialsRequest;
import dev.gatehouse.api.iam.ListServiceSpecificCredentialsResponse;
import dev.gatehouse.iam.entity.Lists;
import dev.gatehouse.iam.user.Subject;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.iam.user.Users;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.List;
import java.util.Optional;

/// Lists the service-specific credentials of a user, of the caller, or of all users; for one
/// service or for all.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html">ListServiceSpecificCredentials</a>
public final class ListServiceSpecificCredentials
        implements Operation<
                ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse> {
    private static final String ACTION = "iam:ListServiceSpecificCredentials";
    private final Markers markers;

    public ListServiceSpecificCredentials(Markers markers) {
        this.markers = markers;
    }

    @Override
    public Access access(ListServiceSpecificCredentialsRequest request, Call call) {
        return isOfAll(request)
                ? Access.to(ACTION, Users.TYPE.arn(call.account(), "/", "*"))
                : Subject.of(request.userName(), call).access(ACTION, call);
    }

    @Override
    public ListServiceSpecificCredentialsResponse handle(
            ListServiceSpecificCredentialsRequest request, Call call) {
        if (isOfAll(request) && request.userName().isPresent()) {
            throw INVALID_INPUT.because(
                    "Cannot list credentials for all users if a username is given");
        }
        Optional<String> ownerId =
                isOfAll(request)
                        ? Optional.empty()
                        : Optional.of(Subject.of(request.userName(), call).ownerId(call));
        Optional<SupportedService> service =
                request.serviceName().filter(name -> !name.isEmpty()).map(SupportedService::of);
        List<ServiceCredential> credentials =
                ownerId.map(id -> ServiceCredentials.of(id, call))
                        .orElseGet(() -> List.copyOf(call.view().all(ServiceCredential.KIND)));
        Page<ServiceCredential> page =
                Page.of(
                        Lists.name(
                                call,
                                ACTION,
                                ownerId.orElse(""),
                                service.map(SupportedService::serviceName).orElse("")),
                        Lists.byName(credentials, ServiceCredential::id),
                        credential -> service.isEmpty() || credential.service() == service.get(),
                        request.marker(),
                        request.maxItems(),
                        markers);
        return ListServiceSpecificCredentialsResponse.builder()
                .serviceSpecificCredentials(
                        page.map(credential ->
                                ServiceCredentialShape.listed(
                                        credential, userName(credential, call), call)))
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static boolean isOfAll(ListServiceSpecificCredentialsRequest request) {
        return request.allUsers().orElse(false);
    }

    private static String userName(ServiceCredential credential, Call call) {
        return Users.in(call).by("id", credential.ownerId()).stream()
                .map(User::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(credential.id() + " is of nobody"));
    }
}
