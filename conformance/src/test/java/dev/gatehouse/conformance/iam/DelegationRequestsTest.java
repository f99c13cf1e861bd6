package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.document;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateDelegationRequestRequest;
import software.amazon.awssdk.services.iam.model.DelegationRequest;
import software.amazon.awssdk.services.iam.model.GetDelegationRequestResponse;
import software.amazon.awssdk.services.iam.model.GetHumanReadableSummaryResponse;
import software.amazon.awssdk.services.iam.model.PolicyParameter;

/// An account asks for permissions in another, and people there decide.
class DelegationRequestsTest {
    private static final String PARTNER = "210987654321";
    private static final String STRANGER = "333333333333";
    private static final String TEMPLATE = "arn:aws:iam::" + PARTNER + ":policy/reading";
    private static final String ADMIN = "arn:aws:iam::" + ACCOUNT + ":user/admin";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private IamClient partner = SANDBOX.iam();

    private static IamClient iam() {
        return SANDBOX.iam();
    }

    @BeforeEach
    void makeTheTemplate() {
        SANDBOX.addAccount(PARTNER);
        partner = SANDBOX.iam(SANDBOX.adminKey(PARTNER));
        partner.createPolicy(of ->
                of.policyName("reading")
                        .policyDocument(
                                document(
                                        """
                                        {"Effect":"Allow","Action":"s3:GetObject",\
                                        "Resource":"arn:aws:s3:::@{bucketName}/*"}\
                                        """,
                                        """
                                        {"Effect":"Allow","Action":["iam:CreateRole"],\
                                        "Resource":"*","Condition":{"StringEquals":\
                                        {"iam:PermissionsBoundary":"@{boundaries}"}}}\
                                        """)));
    }

    private static PolicyParameter parameter(String name, String... values) {
        return PolicyParameter.builder()
                .name(name)
                .type(values.length == 1 ? "string" : "stringList")
                .values(values)
                .build();
    }

    private static final PolicyParameter BUCKET = parameter("bucketName", "data");
    private static final PolicyParameter BOUNDARIES =
            parameter(
                    "boundaries",
                    "arn:aws:iam::aws:policy/ReadOnlyAccess",
                    "arn:aws:iam::aws:policy/SecurityAudit");

    private String ask(Consumer<CreateDelegationRequestRequest.Builder> more) {
        return partner.createDelegationRequest(
                        of -> {
                            of.description("sets up monitoring")
                                    .requestorWorkflowId("order-1")
                                    .notificationChannel(
                                            "arn:aws:sns:us-east-1:" + PARTNER + ":answers")
                                    .sessionDuration(5_400)
                                    .permissions(permissions ->
                                            permissions
                                                    .policyTemplateArn(TEMPLATE)
                                                    .parameters(BUCKET, BOUNDARIES));
                            more.accept(of);
                        })
                .delegationRequestId();
    }

    private String ask() {
        return ask(of -> {});
    }

    private String askWith(PolicyParameter... parameters) {
        return ask(of ->
                of.permissions(permissions ->
                        permissions.policyTemplateArn(TEMPLATE).parameters(parameters)));
    }

    private static DelegationRequest get(IamClient as, String id) {
        return as.getDelegationRequest(of -> of.delegationRequestId(id)).delegationRequest();
    }

    /// The SDK that is tested with does not know this member yet.
    private static Instant expiration(String id) {
        return SANDBOX.query(SANDBOX.adminKey(ACCOUNT))
                .call("iam", "GetDelegationRequest", Map.of("DelegationRequestId", id))
                .text("ExpirationTime")
                .map(Instant::parse)
                .orElseThrow();
    }

    private static String state(String id) {
        return get(iam(), id).stateAsString();
    }

    private String asked(IamClient owner) {
        String id = ask();
        owner.associateDelegationRequest(of -> of.delegationRequestId(id));
        return id;
    }

    private static Refusal inState(String id, String state) {
        return invalidInput(
                "The delegation request with id %s is in state %s.".formatted(id, state));
    }

    private static Refusal none(String id) {
        return noSuchEntity("The delegation request with id %s cannot be found.".formatted(id));
    }

    @Test
    void aRequestShowsWhatIsAsked() {
        String id =
                ask(of ->
                        of.ownerAccountId(ACCOUNT)
                                .requestMessage("as agreed")
                                .redirectUrl("https://partner.example/done")
                                .onlySendByOwner(true));
        DelegationRequest shown = get(iam(), id);

        assertThat(id).matches("[0-9a-f-]{36}");
        assertThat(shown.stateAsString()).isEqualTo("UNASSIGNED");
        assertThat(shown.ownerAccountId()).isEqualTo(ACCOUNT);
        assertThat(shown.ownerId()).isNull();
        assertThat(shown.requestorId()).isEqualTo(PARTNER);
        assertThat(shown.requestorName()).isEqualTo(PARTNER);
        assertThat(shown.description()).isEqualTo("sets up monitoring");
        assertThat(shown.requestMessage()).isEqualTo("as agreed");
        assertThat(shown.redirectUrl()).isEqualTo("https://partner.example/done");
        assertThat(shown.onlySendByOwner()).isTrue();
        assertThat(shown.sessionDuration()).isEqualTo(5_400);
        assertThat(shown.permissions().policyTemplateArn()).isEqualTo(TEMPLATE);
        assertThat(shown.permissions().parameters()).containsExactly(BUCKET, BOUNDARIES);
        assertThat(shown.permissionPolicy())
                .contains("\"Resource\":\"arn:aws:s3:::data/*\"")
                .contains(
                        "{\"iam:PermissionsBoundary\":[\"arn:aws:iam::aws:policy/ReadOnlyAccess\","
                                + "\"arn:aws:iam::aws:policy/SecurityAudit\"]}");
        assertThat(shown.rolePermissionRestrictionArns())
                .containsExactly(
                        "arn:aws:iam::aws:policy/ReadOnlyAccess",
                        "arn:aws:iam::aws:policy/SecurityAudit");
        assertThat(shown.createDate()).isEqualTo(SANDBOX.time());
        assertThat(expiration(id)).isEqualTo(SANDBOX.time().plus(Duration.ofDays(1)));
    }

    @Test
    void aRequestGoesFromItsOwnerToWhoAcceptsIt() {
        String id = ask();
        iam().associateDelegationRequest(of -> of.delegationRequestId(id));
        DelegationRequest assigned = get(iam(), id);
        iam().updateDelegationRequest(of -> of.delegationRequestId(id).notes("please look"));
        DelegationRequest pending = get(iam(), id);
        iam().acceptDelegationRequest(of -> of.delegationRequestId(id));
        DelegationRequest accepted = get(iam(), id);
        iam().sendDelegationToken(of -> of.delegationRequestId(id));

        assertThat(assigned.stateAsString()).isEqualTo("ASSIGNED");
        assertThat(assigned.ownerId()).isEqualTo(ADMIN);
        assertThat(assigned.ownerAccountId()).isEqualTo(ACCOUNT);
        assertThat(expiration(id)).isEqualTo(SANDBOX.time().plus(Duration.ofDays(7)));
        assertThat(pending.stateAsString()).isEqualTo("PENDING_APPROVAL");
        assertThat(pending.notes()).isEqualTo("please look");
        assertThat(accepted.stateAsString()).isEqualTo("ACCEPTED");
        assertThat(accepted.approverId()).isEqualTo(ADMIN);
        assertThat(state(id)).isEqualTo("FINALIZED");
        assertThat(
                        Refusal.of(() ->
                                iam().rejectDelegationRequest(of -> of.delegationRequestId(id))))
                .isEqualTo(inState(id, "FINALIZED"));
    }

    @Test
    void anAcceptedRequestIsRejectedBeforeItsTokenIsSent() {
        String id = asked(iam());
        iam().acceptDelegationRequest(of -> of.delegationRequestId(id));
        iam().rejectDelegationRequest(of -> of.delegationRequestId(id).notes("too much"));

        assertThat(state(id)).isEqualTo("REJECTED");
        assertThat(get(iam(), id).rejectionReason()).isEqualTo("too much");
        assertThat(Refusal.of(() -> iam().sendDelegationToken(of -> of.delegationRequestId(id))))
                .isEqualTo(inState(id, "REJECTED"));
        assertThat(
                        Refusal.of(() ->
                                iam().updateDelegationRequest(of -> of.delegationRequestId(id))))
                .isEqualTo(inState(id, "REJECTED"));
        assertThat(
                        Refusal.of(() ->
                                iam().acceptDelegationRequest(of -> of.delegationRequestId(id))))
                .isEqualTo(
                        new Refusal(
                                "ConcurrentModification",
                                409,
                                "The delegation request with id " + id + " is in state REJECTED."));
    }

    @Test
    void aRequestExpires() {
        String unassigned = ask();
        String assigned = ask(of -> of.requestorWorkflowId("order-2"));
        iam().associateDelegationRequest(of -> of.delegationRequestId(assigned));
        SANDBOX.advance(Duration.ofDays(1));
        String afterADay = state(unassigned);
        String stillThere = state(assigned);
        SANDBOX.advance(Duration.ofDays(6));

        assertThat(afterADay).isEqualTo("EXPIRED");
        assertThat(stillThere).isEqualTo("ASSIGNED");
        assertThat(state(assigned)).isEqualTo("EXPIRED");
        assertThat(
                        Refusal.of(() ->
                                iam().associateDelegationRequest(
                                                of -> of.delegationRequestId(unassigned))))
                .isEqualTo(inState(unassigned, "EXPIRED"));
    }

    @Test
    void aRequestIsSeenInTheAccountThatDecides() {
        SANDBOX.addAccount(STRANGER);
        IamClient stranger = SANDBOX.iam(SANDBOX.adminKey(STRANGER));
        String open = ask();
        String addressed = ask(of -> of.requestorWorkflowId("order-2").ownerAccountId(ACCOUNT));
        String seen = get(stranger, open).stateAsString();
        iam().associateDelegationRequest(of -> of.delegationRequestId(open));

        assertThat(seen).isEqualTo("UNASSIGNED");
        for (String id : List.of(open, addressed)) {
            assertThat(Refusal.of(() -> get(stranger, id))).isEqualTo(none(id));
            assertThat(Refusal.of(() -> get(partner, id))).isEqualTo(none(id));
        }
        assertThat(
                        Refusal.of(() ->
                                stranger.associateDelegationRequest(
                                        of -> of.delegationRequestId(addressed))))
                .isEqualTo(none(addressed));
        assertThat(stranger.listDelegationRequests(of -> {}).delegationRequests()).isEmpty();
    }

    @Test
    void whatDoesNotExistCannotBeDecided() {
        String id = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";
        for (Consumer<IamClient> operation :
                List.<Consumer<IamClient>>of(
                        iam -> iam.getDelegationRequest(of -> of.delegationRequestId(id)),
                        iam -> iam.associateDelegationRequest(of -> of.delegationRequestId(id)),
                        iam -> iam.updateDelegationRequest(of -> of.delegationRequestId(id)),
                        iam -> iam.acceptDelegationRequest(of -> of.delegationRequestId(id)),
                        iam -> iam.rejectDelegationRequest(of -> of.delegationRequestId(id)),
                        iam -> iam.sendDelegationToken(of -> of.delegationRequestId(id)),
                        iam -> iam.getHumanReadableSummary(of -> of.entityArn(arn(id))))) {
            assertThat(Refusal.of(() -> operation.accept(iam()))).isEqualTo(none(id));
        }
    }

    @Test
    void anOwnerSeesAndForwardsWithoutPolicies() {
        IamClient ada =
                SANDBOX.iam(SANDBOX.newUser("ada", allow("iam:AssociateDelegationRequest")));
        String id = asked(ada);
        String arn = "arn:aws:iam::" + ACCOUNT + ":user/ada";
        ada.updateDelegationRequest(of -> of.delegationRequestId(id).notes("please"));

        assertThat(get(ada, id).stateAsString()).isEqualTo("PENDING_APPROVAL");
        assertThat(ada.getHumanReadableSummary(of -> of.entityArn(arn(id))).summaryStateAsString())
                .isEqualTo("AVAILABLE");
        assertThat(
                        Refusal.of(() ->
                                        ada.acceptDelegationRequest(
                                                of -> of.delegationRequestId(id)))
                                .code())
                .isEqualTo("AccessDenied");
        assertThat(iam().listDelegationRequests(of -> of.ownerId(arn)).delegationRequests())
                .extracting(DelegationRequest::delegationRequestId)
                .containsExactly(id);
        iam().putUserPolicy(of ->
                of.userName("ada")
                        .policyName("no")
                        .policyDocument(
                                document(
                                        """
                                        {"Effect":"Deny","Action":"iam:*DelegationRequest",\
                                        "Resource":"*"}\
                                        """)));
        assertThat(Refusal.of(() -> get(ada, id)).code()).isEqualTo("AccessDenied");
    }

    @Test
    void whoTakesOverAnOwnersNameOwnsNothing() {
        IamClient ada =
                SANDBOX.iam(SANDBOX.newUser("ada", allow("iam:AssociateDelegationRequest")));
        String id = asked(ada);
        iam().listAccessKeys(of -> of.userName("ada"))
                .accessKeyMetadata()
                .forEach(key ->
                        iam().deleteAccessKey(
                                        of -> of.userName("ada").accessKeyId(key.accessKeyId())));
        iam().deleteUserPolicy(of -> of.userName("ada").policyName("own"));
        iam().deleteUser(of -> of.userName("ada"));
        IamClient other = SANDBOX.iam(SANDBOX.newUser("ada", allow("s3:GetObject")));

        assertThat(Refusal.of(() -> get(other, id)).code()).isEqualTo("AccessDenied");
    }

    @Test
    void acceptingIsDelegatedForTheRequestsOfOneOwner() {
        String id = asked(iam());
        IamClient approver =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "approver",
                                document(
                                        """
                                        {"Effect":"Allow","Action":"iam:AcceptDelegationRequest",\
                                        "Resource":"arn:aws:iam::%s:delegation-request/*",\
                                        "Condition":{"ArnEquals":\
                                        {"iam:DelegationRequestOwner":"%s"}}}\
                                        """
                                                .formatted(ACCOUNT, ADMIN))));
        String other = ask(of -> of.requestorWorkflowId("order-2"));
        approver.acceptDelegationRequest(of -> of.delegationRequestId(id));

        assertThat(get(iam(), id).approverId()).endsWith("user/approver");
        assertThat(
                        Refusal.of(() ->
                                        approver.acceptDelegationRequest(
                                                of -> of.delegationRequestId(other)))
                                .code())
                .isEqualTo("AccessDenied");
    }

    @Test
    void theOwnerAloneSendsTheTokenIfThatIsAsked() {
        IamClient ada =
                SANDBOX.iam(
                        SANDBOX.newUser(
                                "ada",
                                allow(
                                        "iam:AssociateDelegationRequest",
                                        "iam:SendDelegationToken")));
        String id = ask(of -> of.onlySendByOwner(true));
        ada.associateDelegationRequest(of -> of.delegationRequestId(id));
        iam().acceptDelegationRequest(of -> of.delegationRequestId(id));

        assertThat(Refusal.of(() -> iam().sendDelegationToken(of -> of.delegationRequestId(id))))
                .isEqualTo(
                        Refusal.accessDenied(
                                "Only the owner can send the token of the delegation request with"
                                        + " id "
                                        + id
                                        + "."));
        ada.sendDelegationToken(of -> of.delegationRequestId(id));
        assertThat(state(id)).isEqualTo("FINALIZED");
    }

    @Test
    void rootAcceptsNoMoreThanFourHours() {
        IamClient root = SANDBOX.iam(SANDBOX.rootKey(ACCOUNT));
        String id = ask(of -> of.sessionDuration(14_401));
        root.associateDelegationRequest(of -> of.delegationRequestId(id));

        assertThat(Refusal.of(() -> root.acceptDelegationRequest(of -> of.delegationRequestId(id))))
                .isEqualTo(
                        Refusal.accessDenied(
                                "The root user can accept delegation requests of at most 4"
                                        + " hours."));
        iam().acceptDelegationRequest(of -> of.delegationRequestId(id));
        assertThat(get(iam(), id).ownerId()).isEqualTo("arn:aws:iam::" + ACCOUNT + ":root");
    }

    @Test
    void requestsAreListedPageByPage() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            String workflow = "order-" + i;
            String id = ask(of -> of.requestorWorkflowId(workflow));
            iam().associateDelegationRequest(of -> of.delegationRequestId(id));
            ids.add(id);
            SANDBOX.advance(Duration.ofMinutes(1));
        }
        ask(of -> of.requestorWorkflowId("nobodys").ownerAccountId(ACCOUNT));
        var first = iam().listDelegationRequests(of -> of.maxItems(2));
        var second = iam().listDelegationRequests(of -> of.marker(first.marker()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(second.isTruncated()).isFalse();
        assertThat(first.delegationRequests())
                .extracting(DelegationRequest::delegationRequestId)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(second.delegationRequests())
                .extracting(DelegationRequest::delegationRequestId)
                .containsExactly(ids.get(2));
        assertThat(
                        Refusal.of(() ->
                                iam().listDelegationRequests(
                                                of -> of.ownerId("arn:aws:s3:::some-bucket"))))
                .isEqualTo(
                        invalidInput(
                                "OwnerId arn:aws:s3:::some-bucket is not the ARN of an"
                                        + " identity."));
        assertThat(
                        Refusal.of(() ->
                                iam().listDelegationRequests(of -> of.ownerId(ADMIN + "istrator"))))
                .isEqualTo(noSuchEntity("The identity " + ADMIN + "istrator cannot be found."));
    }

    @Test
    void aWorkflowHasOneRequest() {
        ask();

        assertThat(Refusal.of(this::ask))
                .isEqualTo(
                        Refusal.entityAlreadyExists(
                                "A delegation request with workflow id order-1 already exists."));
    }

    @Test
    void anAskThatCannotBeMetIsRefused() {
        for (Map.Entry<String, Runnable> wrong :
                Map.<String, Runnable>of(
                                "Parameter bucketName of the policy template has no value.",
                                () -> askWith(BOUNDARIES),
                                "Parameter otherOne does not stand in the policy template.",
                                () -> askWith(BUCKET, BOUNDARIES, parameter("otherOne", "x")),
                                "Parameter bucketName is given twice.",
                                () -> askWith(BUCKET, BUCKET),
                                "The policy with its parameters is longer than 2048 characters.",
                                () ->
                                        askWith(
                                                parameter("bucketName", "x".repeat(2_048)),
                                                BOUNDARIES),
                                "Parameter bucketName needs one value.",
                                () ->
                                        askWith(
                                                BUCKET.toBuilder().values(List.of()).build(),
                                                BOUNDARIES),
                                "NotificationChannel arn:aws:sqs:us-east-1:1:q is not the ARN of an"
                                        + " SNS topic.",
                                () ->
                                        ask(of ->
                                                of.notificationChannel(
                                                        "arn:aws:sqs:us-east-1:1:q")),
                                "Policy template arn:aws:iam::210987654321:policy/none does not"
                                        + " exist.",
                                () ->
                                        ask(of ->
                                                of.permissions(permissions ->
                                                        permissions.policyTemplateArn(
                                                                "arn:aws:iam::"
                                                                        + PARTNER
                                                                        + ":policy/none"))),
                                "Permissions needs a PolicyTemplateArn.",
                                () ->
                                        ask(of ->
                                                of.permissions(permissions ->
                                                        permissions.parameters(BUCKET))))
                        .entrySet()) {
            assertThat(Refusal.of(wrong.getValue()::run))
                    .as(wrong.getKey())
                    .isEqualTo(invalidInput(wrong.getKey()));
        }
    }

    @Test
    void whoMayAskIsSaidByDurationAndTemplate() {
        partner.createUser(of -> of.userName("bot"));
        partner.putUserPolicy(of ->
                of.userName("bot")
                        .policyName("own")
                        .policyDocument(
                                document(
                                        """
                                        {"Effect":"Allow","Action":"iam:CreateDelegationRequest",\
                                        "Resource":"*","Condition":{\
                                        "NumericLessThanEquals":{"iam:DelegationDuration":"3600"},\
                                        "ArnEquals":{"iam:TemplateArn":"%s"}}}\
                                        """
                                                .formatted(TEMPLATE))));
        var key = partner.createAccessKey(of -> of.userName("bot")).accessKey();
        partner = SANDBOX.iam(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));

        assertThat(Refusal.of(this::ask).code()).isEqualTo("AccessDenied");
        assertThat(ask(of -> of.sessionDuration(3_600))).isNotEmpty();
    }

    private static String arn(String id) {
        return "arn:aws:iam::" + ACCOUNT + ":delegation-request/" + id;
    }

    private static GetHumanReadableSummaryResponse summary(String id, String locale) {
        return iam().getHumanReadableSummary(of -> of.entityArn(arn(id)).locale(locale));
    }

    @Test
    void aSummarySaysWhatIsAskedInWords() {
        String id = ask();

        assertThat(summary(id, "en-US").locale()).isEqualTo("en-US");
        assertThat(summary(id, "en-US").summaryStateAsString()).isEqualTo("AVAILABLE");
        assertThat(summary(id, "en-US").summaryContent())
                .isEqualTo(
                        """
                        Account 210987654321 asks for permissions in your account for 1 hour and 30 minutes.
                        - Allow s3:GetObject on arn:aws:s3:::data/*.
                        - Allow iam:CreateRole on all resources, if `iam:PermissionsBoundary` is \
                        `arn:aws:iam::aws:policy/ReadOnlyAccess` or `arn:aws:iam::aws:policy/SecurityAudit`.
                        These values were put into the policy template \
                        arn:aws:iam::210987654321:policy/reading:
                        - bucketName: data
                        - boundaries: arn:aws:iam::aws:policy/ReadOnlyAccess and \
                        arn:aws:iam::aws:policy/SecurityAudit\
                        """);
        assertThat(summary(id, "de").summaryStateAsString()).isEqualTo("NOT_SUPPORTED");
        assertThat(summary(id, "de").summaryContent()).isNull();
        assertThat(Refusal.of(() -> summary(id, "!?")))
                .isEqualTo(invalidInput("Locale !? is not valid."));
        assertThat(Refusal.of(() -> iam().getHumanReadableSummary(of -> of.entityArn(ADMIN))))
                .isEqualTo(
                        invalidInput("ARN " + ADMIN + " is not the ARN of a delegation request."));
    }

    private static GetDelegationRequestResponse checked(IamClient as, String id) {
        return as.getDelegationRequest(
                of -> of.delegationRequestId(id).delegationPermissionCheck(true));
    }

    private String checkOf(String user, String policy, String id) {
        return checked(SANDBOX.iam(SANDBOX.newUser(user, policy)), id)
                .permissionCheckResultAsString();
    }

    @Test
    void aCheckTellsWhetherTheCallerHasThePermissions() {
        String id = ask();
        String get =
                "{\"Effect\":\"Allow\",\"Action\":\"iam:GetDelegationRequest\",\"Resource\":\"*\"}";
        String all =
                "{\"Effect\":\"Allow\",\"Action\":[\"s3:*\",\"iam:CreateRole\"],\"Resource\":\"*\"}";

        assertThat(checked(iam(), id).permissionCheckStatusAsString()).isEqualTo("COMPLETE");
        assertThat(checked(iam(), id).permissionCheckResultAsString()).isEqualTo("ALLOWED");
        assertThat(
                        checked(SANDBOX.iam(SANDBOX.rootKey(ACCOUNT)), id)
                                .permissionCheckResultAsString())
                .isEqualTo("ALLOWED");
        assertThat(get(iam(), id)).isNotNull();
        assertThat(
                        iam().getDelegationRequest(of -> of.delegationRequestId(id))
                                .permissionCheckStatus())
                .isNull();
        assertThat(checkOf("enough", document(get, all), id)).isEqualTo("ALLOWED");
        assertThat(checkOf("nothing", document(get), id)).isEqualTo("DENIED");
        assertThat(
                        checkOf(
                                "another-bucket",
                                document(
                                        get,
                                        """
                                        {"Effect":"Allow","Action":"s3:*",\
                                        "Resource":"arn:aws:s3:::other/*"}\
                                        """,
                                        """
                                        {"Effect":"Allow","Action":"iam:*","Resource":"*"}\
                                        """),
                                id))
                .isEqualTo("DENIED");
        assertThat(
                        checkOf(
                                "sometimes",
                                document(
                                        get,
                                        all.replace(
                                                "\"Resource\":\"*\"",
                                                "\"Resource\":\"*\",\"Condition\":{\"Bool\":"
                                                        + "{\"aws:MultiFactorAuthPresent\":"
                                                        + "\"true\"}}")),
                                id))
                .isEqualTo("UNSURE");
        assertThat(
                        checkOf(
                                "but-a-part",
                                document(
                                        get,
                                        all,
                                        """
                                        {"Effect":"Deny","Action":"s3:GetObject",\
                                        "Resource":"arn:aws:s3:::data/secret"}\
                                        """),
                                id))
                .isEqualTo("UNSURE");
        assertThat(
                        checkOf(
                                "denied",
                                document(
                                        get,
                                        all,
                                        """
                                        {"Effect":"Deny","Action":"s3:*",\
                                        "Resource":"arn:aws:s3:::data/*"}\
                                        """),
                                id))
                .isEqualTo("DENIED");
    }
}
