package dev.gatehouse.iam.servicelinkedrole;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.CreateServiceLinkedRoleRequest;
import dev.gatehouse.api.iam.CreateServiceLinkedRoleResponse;
import dev.gatehouse.catalog.ServiceLinkedRoles;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.iam.role.Role;
import dev.gatehouse.iam.role.RoleShape;
import dev.gatehouse.iam.role.Roles;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Creates the role that a service of AWS has in an account: name, trust and permissions are the
/// service's.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html">CreateServiceLinkedRole</a>
public final class CreateServiceLinkedRole
        implements Operation<CreateServiceLinkedRoleRequest, CreateServiceLinkedRoleResponse> {
    private static final int SESSION_SECONDS = 3_600;
    private static final int LONGEST_NAME = 64;
    private final ServiceLinkedRoles catalogue;
    private final Ids ids;

    public CreateServiceLinkedRole(ServiceLinkedRoles catalogue, Ids ids) {
        this.catalogue = catalogue;
        this.ids = ids;
    }

    @Override
    public Access access(CreateServiceLinkedRoleRequest request, Call call) {
        String service = request.awsServiceName();
        String name =
                catalogue
                        .find(service)
                        .map(entry -> name(entry, request.customSuffix()))
                        .orElse("AWSServiceRoleFor");
        return Access.to(
                        "iam:CreateServiceLinkedRole",
                        Roles.TYPE.arn(call.account(), path(service), name))
                .with("iam:AWSServiceName", service);
    }

    @Override
    public CreateServiceLinkedRoleResponse handle(
            CreateServiceLinkedRoleRequest request, Call call) {
        String service = request.awsServiceName();
        ServiceLinkedRoles.Entry entry =
                catalogue
                        .find(service)
                        .orElseThrow(() ->
                                NO_SUCH_ENTITY.because(
                                        "There is no service-linked role for the service %s.",
                                        service));
        if (request.customSuffix().isPresent() && !entry.suffixAllowed()) {
            throw INVALID_INPUT.because("Custom suffix is not allowed for %s", service);
        }
        String name = name(entry, request.customSuffix());
        requireFree(name, call);
        Role role =
                new Role(
                        name,
                        path(service),
                        ids.next("AROA"),
                        call.at(),
                        trust(service),
                        new TreeMap<>(),
                        request.description(),
                        SESSION_SECONDS,
                        Optional.empty(),
                        new TreeMap<>(),
                        List.of(policyArn(entry, call)),
                        new TreeMap<>());
        Roles.in(call).add(role);
        return CreateServiceLinkedRoleResponse.builder().role(RoleShape.of(role, call)).build();
    }

    private static void requireFree(String name, Call call) {
        if (name.length() > LONGEST_NAME) {
            throw INVALID_INPUT.because(
                    "Service role name %s is longer than %d characters.", name, LONGEST_NAME);
        }
        if (Roles.in(call).find(name).isPresent()) {
            throw INVALID_INPUT.because(
                    "Service role name %s has been taken in this account, please try a different"
                            + " suffix.",
                    name);
        }
    }

    private static String path(String service) {
        return Role.SERVICE_PATH + service + "/";
    }

    private static String name(ServiceLinkedRoles.Entry entry, Optional<String> suffix) {
        return suffix.map(given -> entry.roleName() + "_" + given).orElse(entry.roleName());
    }

    private static String policyArn(ServiceLinkedRoles.Entry entry, Call call) {
        return "arn:%s:iam::aws:policy%s%s"
                .formatted(call.account().partition().id(), Role.SERVICE_PATH, entry.policy());
    }

    private static String trust(String service) {
        return """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
        "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}\
        """
                .formatted(service);
    }
}
