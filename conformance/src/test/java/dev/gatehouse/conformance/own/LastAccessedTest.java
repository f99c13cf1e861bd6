package dev.gatehouse.conformance.own;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.Refusal.invalidInput;
import static dev.gatehouse.conformance.Refusal.noSuchEntity;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.Refusal;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.ListPoliciesGrantingServiceAccessEntry;
import software.amazon.awssdk.services.iam.model.PolicyGrantingServiceAccess;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;
import software.amazon.awssdk.services.iam.model.TrackedActionLastAccessed;

/// What was used, of what Gatehouse serves itself and of what it is asked about.
@Requirement("P1")
class LastAccessedTest {
    private static final String ADA = "arn:aws:iam::" + ACCOUNT + ":user/ada";
    private static final String GROUP = "arn:aws:iam::" + ACCOUNT + ":group/maths";

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private static final OwnApi API = new OwnApi(SANDBOX::endpoint, SANDBOX::time);

    private IamClient iam = SANDBOX.iam();
    private AwsCredentials ada = SANDBOX.adminKey(ACCOUNT);
    private String readers = "";

    @BeforeEach
    void makeAda() {
        iam = SANDBOX.iam();
        ada = SANDBOX.newUser("ada", allow("s3:GetObject", "s3:PutObject", "sqs:*"));
        iam.createGroup(of -> of.groupName("maths"));
        iam.addUserToGroup(of -> of.groupName("maths").userName("ada"));
        readers =
                iam.createPolicy(of -> of.policyName("readers").policyDocument(allow("iam:List*")))
                        .policy()
                        .arn();
        iam.attachGroupPolicy(of -> of.groupName("maths").policyArn(readers));
    }

    private String decisionOfAda(String action) {
        return API.may(ada, action, "arn:aws:s3:::b/k");
    }

    private GetServiceLastAccessedDetailsResponse details(String arn, String granularity) {
        String job =
                iam.generateServiceLastAccessedDetails(of -> of.arn(arn).granularity(granularity))
                        .jobId();
        return iam.getServiceLastAccessedDetails(of -> of.jobId(job));
    }

    private static ServiceLastAccessed of(
            GetServiceLastAccessedDetailsResponse details, String namespace) {
        return details.servicesLastAccessed().stream()
                .filter(one -> one.serviceNamespace().equals(namespace))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aServiceThatPoliciesReachWasUsedOrWasNot() {
        assertThat(decisionOfAda("s3:GetObject")).isEqualTo("allowed");
        GetServiceLastAccessedDetailsResponse details = details(ADA, "SERVICE_LEVEL");

        assertThat(details.jobStatusAsString()).isEqualTo("COMPLETED");
        assertThat(details.servicesLastAccessed())
                .extracting(ServiceLastAccessed::serviceNamespace)
                .containsExactly("iam", "s3", "sqs");
        ServiceLastAccessed used = of(details, "s3");
        assertThat(used.serviceName()).isEqualTo("Amazon S3");
        assertThat(used.lastAuthenticated()).isEqualTo(SANDBOX.time());
        assertThat(used.lastAuthenticatedEntity()).isEqualTo(ADA);
        assertThat(used.lastAuthenticatedRegion()).isEqualTo("us-east-1");
        assertThat(used.totalAuthenticatedEntities()).isEqualTo(1);
        assertThat(used.trackedActionsLastAccessed()).isEmpty();
        ServiceLastAccessed unused = of(details, "sqs");
        assertThat(unused.lastAuthenticated()).isNull();
        assertThat(unused.lastAuthenticatedEntity()).isNull();
        assertThat(unused.totalAuthenticatedEntities()).isEqualTo(0);
    }

    @Test
    void actionsAreTrackedAndDenialsCountToo() {
        iam.putUserPolicy(of ->
                of.userName("ada")
                        .policyName("limits")
                        .policyDocument(
                                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\","
                                        + "\"Action\":\"s3:PutObject\",\"Resource\":"
                                        + "\"arn:aws:s3:::b/*\"}}"));
        assertThat(decisionOfAda("s3:PutObject")).isEqualTo("explicitDeny");

        List<TrackedActionLastAccessed> actions =
                of(details(ADA, "ACTION_LEVEL"), "s3").trackedActionsLastAccessed();

        assertThat(actions)
                .extracting(TrackedActionLastAccessed::actionName)
                .containsExactly("GetObject", "PutObject");
        assertThat(actions.get(0).lastAccessedTime()).isNull();
        assertThat(actions.get(1).lastAccessedTime()).isEqualTo(SANDBOX.time());
        assertThat(actions.get(1).lastAccessedEntity()).isEqualTo(ADA);
    }

    @Test
    void aGroupAndAPolicyAreUsedByTheirMembers() {
        iam.createUser(of -> of.userName("bob"));
        iam.addUserToGroup(of -> of.groupName("maths").userName("bob"));
        iam.createRole(of -> of.roleName("worker").assumeRolePolicyDocument(trusting(ADA)));
        iam.attachRolePolicy(of -> of.roleName("worker").policyArn(readers));
        assertThat(SANDBOX.iam(ada).listGroups().groups()).hasSize(1);
        String ofGroup = iam.generateServiceLastAccessedDetails(of -> of.arn(GROUP)).jobId();
        String ofPolicy = iam.generateServiceLastAccessedDetails(of -> of.arn(readers)).jobId();

        assertThat(of(iam.getServiceLastAccessedDetails(of -> of.jobId(ofGroup)), "iam"))
                .matches(one -> one.lastAuthenticatedEntity().equals(ADA));
        var users =
                iam.getServiceLastAccessedDetailsWithEntities(
                                of -> of.jobId(ofGroup).serviceNamespace("iam"))
                        .entityDetailsList();
        assertThat(users).extracting(one -> one.entityInfo().name()).containsExactly("ada", "bob");
        assertThat(users.get(0).lastAuthenticated()).isEqualTo(SANDBOX.time());
        assertThat(users.get(1).lastAuthenticated()).isNull();
        assertThat(
                        iam.getServiceLastAccessedDetailsWithEntities(
                                        of -> of.jobId(ofPolicy).serviceNamespace("iam"))
                                .entityDetailsList())
                .extracting(one -> one.entityInfo().typeAsString() + one.entityInfo().name())
                .containsExactly("USERada", "USERbob", "ROLEworker");
        assertThat(
                        Refusal.of(() ->
                                iam.getServiceLastAccessedDetailsWithEntities(
                                        of -> of.jobId(ofGroup).serviceNamespace("s3"))))
                .isEqualTo(invalidInput("Service s3 is not in the report."));
    }

    @Test
    void whatASessionOfARoleDoesIsUseOfTheRole() {
        iam.createRole(of -> of.roleName("worker").assumeRolePolicyDocument(trusting(ADA)));
        iam.attachRolePolicy(of -> of.roleName("worker").policyArn(readers));
        String role = "arn:aws:iam::" + ACCOUNT + ":role/worker";
        var session =
                SandboxServer.session(
                        SANDBOX.sts(ada)
                                .assumeRole(of -> of.roleArn(role).roleSessionName("now"))
                                .credentials());
        assertThat(SANDBOX.iam(session).listUsers().users()).isNotEmpty();

        assertThat(of(details(role, "SERVICE_LEVEL"), "iam").lastAuthenticatedEntity())
                .isEqualTo(role);
        Instant used =
                iam.getRole(of -> of.roleName("worker")).role().roleLastUsed().lastUsedDate();
        assertThat(used).isEqualTo(SANDBOX.time());
    }

    @Test
    void aJobIsForWhoAskedForSevenDays() {
        String job = iam.generateServiceLastAccessedDetails(of -> of.arn(ADA)).jobId();
        IamClient other =
                SANDBOX.iam(SANDBOX.newUser("other", allow("iam:GetServiceLastAccessedDetails")));
        Refusal none = noSuchEntity("Job " + job + " cannot be found.");

        assertThat(job).hasSize(36);
        assertThat(Refusal.of(() -> other.getServiceLastAccessedDetails(of -> of.jobId(job))))
                .isEqualTo(none);
        SANDBOX.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(iam.getServiceLastAccessedDetails(of -> of.jobId(job)).jobCreationDate())
                .isEqualTo(SANDBOX.time());
        SANDBOX.advance(Duration.ofSeconds(1));
        assertThat(Refusal.of(() -> iam.getServiceLastAccessedDetails(of -> of.jobId(job))))
                .isEqualTo(none);
    }

    @Test
    void thePoliciesThatGrantAServiceAreListed() {
        List<ListPoliciesGrantingServiceAccessEntry> entries =
                iam.listPoliciesGrantingServiceAccess(
                                of -> of.arn(ADA).serviceNamespaces("iam", "s3", "ec2"))
                        .policiesGrantingServiceAccess();

        assertThat(entries)
                .extracting(one ->
                        one.serviceNamespace()
                                + one.policies().stream()
                                        .map(PolicyGrantingServiceAccess::policyName)
                                        .toList())
                .containsExactly("ec2[]", "iam[readers]", "s3[own]");
        PolicyGrantingServiceAccess inline = entries.get(2).policies().getFirst();
        assertThat(inline.policyTypeAsString()).isEqualTo("INLINE");
        assertThat(inline.entityTypeAsString()).isEqualTo("USER");
        assertThat(inline.entityName()).isEqualTo("ada");
        assertThat(entries.get(1).policies().getFirst().policyArn()).isEqualTo(readers);
    }

    @Test
    void whatIsNotThereOrHasNoPoliciesIsRefused() {
        String nobody = "arn:aws:iam::" + ACCOUNT + ":user/nobody";
        String profile = "arn:aws:iam::" + ACCOUNT + ":instance-profile/p";

        assertThat(Refusal.of(() -> iam.generateServiceLastAccessedDetails(of -> of.arn(nobody))))
                .isEqualTo(noSuchEntity("ARN " + nobody + " does not exist."));
        assertThat(Refusal.of(() -> iam.generateServiceLastAccessedDetails(of -> of.arn(profile))))
                .isEqualTo(
                        invalidInput(
                                "Invalid Entity Arn: "
                                        + profile
                                        + " does not clearly define entity type and name."));
    }

    @Test
    void aServiceLinkedRoleThatWasUsedLatelyIsNotDeleted() {
        iam.createServiceLinkedRole(of -> of.awsServiceName("ecs.amazonaws.com"));
        String name = "AWSServiceRoleForECS";
        String arn = "arn:aws:iam::" + ACCOUNT + ":role/aws-service-role/ecs.amazonaws.com/" + name;
        AwsCredentials admin = SANDBOX.adminKey(ACCOUNT);
        API.may(admin, "ec2:DescribeInstances", "*", Map.of("principal", arn));
        String early = iam.deleteServiceLinkedRole(of -> of.roleName(name)).deletionTaskId();
        var failed = iam.getServiceLinkedRoleDeletionStatus(of -> of.deletionTaskId(early));
        boolean kept = iam.getRole(of -> of.roleName(name)).role().arn().equals(arn);
        SANDBOX.advance(Duration.ofHours(1));
        String late = iam.deleteServiceLinkedRole(of -> of.roleName(name)).deletionTaskId();

        assertThat(failed.statusAsString()).isEqualTo("FAILED");
        assertThat(failed.reason().reason())
                .isEqualTo("The service has used the role so lately that a session may be active.");
        assertThat(failed.reason().roleUsageList())
                .extracting(one -> one.region())
                .containsExactly("us-east-1");
        assertThat(kept).isTrue();
        assertThat(
                        iam.getServiceLinkedRoleDeletionStatus(of -> of.deletionTaskId(late))
                                .statusAsString())
                .isEqualTo("SUCCEEDED");
    }
}
