package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.iam.IamErrorCode.ENTITY_ALREADY_EXISTS;
import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.CreateDelegationRequestRequest;
import dev.gatehouse.api.iam.CreateDelegationRequestResponse;
import dev.gatehouse.api.iam.DelegationPermission;
import dev.gatehouse.api.iam.PolicyParameter;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.delegation.DelegationRequest.Ask;
import dev.gatehouse.iam.delegation.DelegationRequest.Parameter;
import dev.gatehouse.iam.delegation.DelegationRequest.Progress;
import dev.gatehouse.iam.entity.Entities;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.policy.Arn;
import java.util.Comparator;
import java.util.List;

/// Asks another account for permissions for a time.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateDelegationRequest.html">CreateDelegationRequest</a>
public final class CreateDelegationRequest
        implements Operation<CreateDelegationRequestRequest, CreateDelegationRequestResponse> {
    private static final int LONGEST_NAME = 30;
    private final Ids ids;
    private final ManagedPolicies policies;

    public CreateDelegationRequest(Ids ids, ManagedPolicies policies) {
        this.ids = ids;
        this.policies = policies;
    }

    @Override
    public Access access(CreateDelegationRequestRequest request, Call call) {
        return Access.to("iam:CreateDelegationRequest", DelegationRequests.arn("*", call))
                .with("iam:DelegationDuration", String.valueOf(request.sessionDuration()))
                .with("iam:NotificationChannel", request.notificationChannel())
                .with("iam:TemplateArn", request.permissions().policyTemplateArn());
    }

    @Override
    public CreateDelegationRequestResponse handle(
            CreateDelegationRequestRequest request, Call call) {
        requireTopic(request.notificationChannel());
        String requestor = call.account().toString();
        String workflow = DelegationRequest.workflow(requestor, request.requestorWorkflowId());
        if (!DelegationRequests.view(call)
                .by(DelegationRequest.KIND, "workflow", workflow)
                .isEmpty()) {
            throw ENTITY_ALREADY_EXISTS.because(
                    "A delegation request with workflow id %s already exists.",
                    request.requestorWorkflowId());
        }
        makeRoom(requestor, call);
        var made =
                new DelegationRequest(
                        ids.nextUuid(),
                        ask(request, call),
                        Progress.start(request.ownerAccountId(), call.at()));
        DelegationRequests.put(made, call);
        return CreateDelegationRequestResponse.builder().delegationRequestId(made.id()).build();
    }

    private Ask ask(CreateDelegationRequestRequest request, Call call) {
        DelegationPermission asked = request.permissions();
        String templateArn =
                asked.policyTemplateArn()
                        .orElseThrow(() ->
                                INVALID_INPUT.because("Permissions needs a PolicyTemplateArn."));
        String template =
                policies.find(call.account(), call.view(), templateArn)
                        .orElseThrow(() ->
                                INVALID_INPUT.because(
                                        "Policy template %s does not exist.", templateArn))
                        .defaultVersion()
                        .document();
        List<Parameter> parameters =
                asked.parameters().stream().map(CreateDelegationRequest::parameter).toList();
        return new Ask(
                call.account().partition().id(),
                call.account().id().value(),
                AccountProfile.in(call)
                        .alias()
                        .filter(alias -> alias.length() <= LONGEST_NAME)
                        .orElse(call.account().id().value()),
                request.requestorWorkflowId(),
                request.description(),
                request.requestMessage(),
                request.redirectUrl(),
                request.notificationChannel(),
                templateArn,
                parameters,
                new PolicyTemplate(template, parameters).filled(),
                request.sessionDuration(),
                request.onlySendByOwner().orElse(false),
                call.at());
    }

    private static Parameter parameter(PolicyParameter given) {
        String name =
                given.name()
                        .orElseThrow(
                                () -> INVALID_INPUT.because("A policy parameter has no Name."));
        boolean list = given.type().filter("stringList"::equals).isPresent();
        int count = given.values().size();
        if (list ? count == 0 : count != 1) {
            throw INVALID_INPUT.because(
                    list ? "Parameter %s needs values." : "Parameter %s needs one value.", name);
        }
        return new Parameter(name, list, given.values());
    }

    private static void requireTopic(String channel) {
        if (Arn.find(channel).filter(arn -> arn.service().equals("sns")).isEmpty()) {
            throw INVALID_INPUT.because(
                    "NotificationChannel %s is not the ARN of an SNS topic.", channel);
        }
    }

    /// Forgets the expired request that was changed longest ago if the account has made as many as
    /// it may.
    private static void makeRoom(String requestor, Call call) {
        List<DelegationRequest> made =
                DelegationRequests.view(call).by(DelegationRequest.KIND, "requestor", requestor);
        if (made.size() >= call.limit(Quota.DELEGATION_REQUESTS_PER_ACCOUNT)) {
            made.stream()
                    .filter(one -> one.state(call.at()) == DelegationState.EXPIRED)
                    .min(Comparator.comparing(one -> one.progress().updated()))
                    .ifPresent(oldest ->
                            call.installation().remove(DelegationRequest.KIND, oldest.id()));
        }
        int left =
                DelegationRequests.view(call)
                        .by(DelegationRequest.KIND, "requestor", requestor)
                        .size();
        Entities.requireBelow(Quota.DELEGATION_REQUESTS_PER_ACCOUNT, left, call);
    }
}
