package dev.gatehouse.iam.delegation;

import dev.gatehouse.api.iam.DelegationPermission;
import dev.gatehouse.api.iam.PolicyParameter;
import dev.gatehouse.iam.entity.PolicyDocuments;
import dev.gatehouse.policy.ActionPattern;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Statement;
import java.time.Instant;
import java.util.List;

/// A delegation request as the API shows it.
final class DelegationRequestShape {
    private DelegationRequestShape() {}

    static dev.gatehouse.api.iam.DelegationRequest of(DelegationRequest request, Instant at) {
        DelegationRequest.Ask ask = request.ask();
        DelegationRequest.Progress progress = request.progress();
        return dev.gatehouse.api.iam.DelegationRequest.builder()
                .delegationRequestId(request.id())
                .ownerAccountId(progress.ownerAccountId())
                .ownerId(progress.owner().map(DelegationRequest.Person::arn))
                .approverId(progress.approver().map(DelegationRequest.Person::arn))
                .description(ask.description())
                .requestMessage(ask.message())
                .permissions(permissions(ask))
                .permissionPolicy(ask.policy())
                .rolePermissionRestrictionArns(boundaries(ask.policy()))
                .state(request.state(at).name())
                .expirationTime(request.expiration())
                .requestorId(ask.requestorId())
                .requestorName(ask.requestorName())
                .createDate(ask.created())
                .updatedTime(progress.updated())
                .sessionDuration(ask.sessionSeconds())
                .redirectUrl(ask.redirectUrl())
                .notes(progress.notes())
                .rejectionReason(progress.rejectionReason())
                .onlySendByOwner(ask.onlySendByOwner())
                .build();
    }

    private static DelegationPermission permissions(DelegationRequest.Ask ask) {
        return DelegationPermission.builder()
                .policyTemplateArn(ask.templateArn())
                .parameters(
                        ask.parameters().stream()
                                .map(parameter ->
                                        PolicyParameter.builder()
                                                .name(parameter.name())
                                                .type(parameter.list() ? "stringList" : "string")
                                                .values(parameter.values())
                                                .build())
                                .toList())
                .build();
    }

    /// The boundaries that roles must have which are made with the permissions.
    private static List<String> boundaries(String document) {
        Policy policy = PolicyDocuments.parse(document, PolicyType.IDENTITY);
        return policy.statements().stream()
                .filter(DelegationRequestShape::createsRoles)
                .flatMap(statement -> statement.conditions().stream())
                .filter(condition -> condition.key().equalsIgnoreCase("iam:PermissionsBoundary"))
                .filter(condition -> !condition.operator().negated())
                .flatMap(condition -> condition.values().stream())
                .distinct()
                .toList();
    }

    private static boolean createsRoles(Statement statement) {
        return statement.effect() == Effect.ALLOW
                && statement.actions().values().stream()
                                .anyMatch(pattern ->
                                        ActionPattern.of(pattern).matches("iam:CreateRole"))
                        != statement.actions().negated();
    }
}
