package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.tag;
import static dev.gatehouse.conformance.Policies.trustingService;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Tag;

/// Every operation that answers a page at a time gives each entry once, in one order, whatever the
/// size of the pages, and takes no marker but its own.
class PagingTest {
    private static final String IAM = "arn:aws:iam::" + ACCOUNT + ":";
    private static final String READING = IAM + "policy/reading";

    /// What stands for the ids of two jobs, which differ from run to run.
    private static final String JOB_OF_CLERK = "the job of the role Clerk";

    private static final String JOB_OF_POLICY = "the job of the policy reading";

    /// It pages and takes no `MaxItems`: a page has a hundred entries.
    private static final String WITHOUT_SIZE = "ListPoliciesGrantingServiceAccess";

    private static final List<TestCertificate> SIGNERS =
            Stream.of("one", "two").map(TestCertificate::lasting).toList();
    private static final String OTHER_KEY =
            TestCertificate.pem("PUBLIC KEY", TestCertificate.rsa().getPublic().getEncoded());

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private QueryClient client = SANDBOX.query(SANDBOX.adminKey(ACCOUNT));
    private Map<String, String> jobs = Map.of();

    /// A list.
    ///
    /// @param parameters say what it is of
    /// @param size how many entries it has
    /// @param other parameters with which it is another list
    record Case(
            String operation, Map<String, String> parameters, int size, Map<String, String> other) {
        /// Whether the answer has one list, and not one for each type of entity, whose order in the
        /// answer is another than on the way.
        boolean isOne() {
            return !operation.equals("GetAccountAuthorizationDetails");
        }

        @Override
        public String toString() {
            return operation + parameters;
        }
    }

    static Stream<Case> cases() {
        Map<String, String> none = Map.of();
        Map<String, String> elsewhere = Map.of("PathPrefix", "/elsewhere/");
        Map<String, String> ada = Map.of("UserName", "ada");
        Map<String, String> bob = Map.of("UserName", "bob");
        Map<String, String> maths = Map.of("GroupName", "maths");
        Map<String, String> arts = Map.of("GroupName", "arts");
        Map<String, String> worker = Map.of("RoleName", "worker");
        Map<String, String> helper = Map.of("RoleName", "helper");
        Map<String, String> reading = Map.of("PolicyArn", READING);
        Map<String, String> writing =
                Map.of("PolicyArn", "arn:aws:iam::" + ACCOUNT + ":policy/writing");
        Map<String, String> local = Map.of("Scope", "Local");
        Map<String, String> alone = Map.of("InstanceProfileName", "alone");
        Map<String, String> simulated =
                Map.of(
                        "PolicyInputList.member.1",
                        allow("s3:GetObject"),
                        "PolicySourceArn",
                        IAM + "user/ada",
                        "ActionNames.member.1",
                        "s3:GetObject",
                        "ActionNames.member.2",
                        "s3:PutObject",
                        "ActionNames.member.3",
                        "sqs:SendMessage");
        Map<String, String> anotherAction = Map.of("ActionNames.member.3", "sns:Publish");
        return Stream.of(
                new Case("ListUsers", none, 4, elsewhere),
                new Case("ListGroups", none, 3, elsewhere),
                new Case("ListRoles", none, 3, elsewhere),
                new Case("ListInstanceProfiles", none, 3, elsewhere),
                new Case("ListPolicies", local, 3, Map.of("OnlyAttached", "true")),
                new Case("ListPolicies", Map.of("OnlyAttached", "true"), 4, local),
                new Case("ListPolicyVersions", reading, 3, writing),
                new Case("ListEntitiesForPolicy", reading, 5, Map.of("EntityFilter", "User")),
                new Case("GetGroup", maths, 3, arts),
                new Case("ListGroupsForUser", ada, 3, bob),
                new Case("ListUserPolicies", ada, 3, bob),
                new Case("ListGroupPolicies", maths, 3, arts),
                new Case("ListRolePolicies", worker, 3, helper),
                new Case("ListAttachedUserPolicies", ada, 3, elsewhere),
                new Case("ListAttachedGroupPolicies", maths, 3, elsewhere),
                new Case("ListAttachedRolePolicies", worker, 3, elsewhere),
                new Case("ListUserTags", ada, 3, bob),
                new Case("ListRoleTags", worker, 3, helper),
                new Case("ListPolicyTags", reading, 3, writing),
                new Case(
                        "ListInstanceProfileTags",
                        Map.of("InstanceProfileName", "machines"),
                        3,
                        alone),
                new Case("ListInstanceProfilesForRole", worker, 2, helper),
                new Case("ListAccessKeys", ada, 2, bob),
                new Case("ListAccountAliases", none, 1, none),
                new Case("ListMFADevices", ada, 0, bob),
                new Case(
                        "ListVirtualMFADevices", none, 2, Map.of("AssignmentStatus", "Unassigned")),
                new Case(
                        "ListMFADeviceTags",
                        Map.of("SerialNumber", IAM + "mfa/phone"),
                        3,
                        Map.of("SerialNumber", IAM + "mfa/Tablet")),
                new Case(
                        "ListOpenIDConnectProviderTags",
                        Map.of("OpenIDConnectProviderArn", IAM + "oidc-provider/id.example.com"),
                        3,
                        Map.of("OpenIDConnectProviderArn", IAM + "oidc-provider/www.example.com")),
                new Case(
                        "ListSAMLProviderTags",
                        Map.of("SAMLProviderArn", IAM + "saml-provider/corp"),
                        3,
                        Map.of("SAMLProviderArn", IAM + "saml-provider/partner")),
                new Case("ListDelegationRequests", none, 3, Map.of("OwnerId", IAM + "user/admin")),
                new Case(
                        "GetServiceLastAccessedDetails",
                        Map.of("JobId", JOB_OF_CLERK),
                        3,
                        Map.of("JobId", JOB_OF_POLICY)),
                new Case(
                        "GetServiceLastAccessedDetailsWithEntities",
                        Map.of("JobId", JOB_OF_POLICY, "ServiceNamespace", "s3"),
                        4,
                        Map.of("JobId", JOB_OF_CLERK)),
                new Case("SimulateCustomPolicy", simulated, 3, anotherAction),
                new Case("SimulatePrincipalPolicy", simulated, 3, anotherAction),
                new Case("ListSSHPublicKeys", ada, 2, bob),
                new Case("ListSigningCertificates", ada, 2, bob),
                new Case("ListServerCertificates", none, 3, elsewhere),
                new Case(
                        "ListServerCertificateTags",
                        Map.of("ServerCertificateName", "site"),
                        3,
                        Map.of("ServerCertificateName", "mail")),
                new Case("ListServiceSpecificCredentials", ada, 2, bob),
                new Case(
                        "ListServiceSpecificCredentials",
                        Map.of("AllUsers", "true"),
                        3,
                        Map.of("ServiceName", "codecommit.amazonaws.com")),
                new Case(
                        "GetAccountAuthorizationDetails",
                        none,
                        15,
                        Map.of("Filter.member.1", "Role")),
                new Case(
                        "GetAccountAuthorizationDetails",
                        Map.of("Filter.member.1", "User", "Filter.member.2", "Role"),
                        7,
                        Map.of("Filter.member.2", "Group")));
    }

    @BeforeEach
    void fillTheAccount() {
        client = SANDBOX.query(SANDBOX.adminKey(ACCOUNT));
        IamClient iam = SANDBOX.iam();
        List<Tag> tags = List.of(tag("b", "2"), tag("a", "1"), tag("C", "3"));
        for (String name : List.of("reading", "Listing", "writing")) {
            iam.createPolicy(policy ->
                    policy.policyName(name).policyDocument(allow("s3:GetObject")).tags(tags));
        }
        for (int i = 0; i < 2; i++) {
            iam.createPolicyVersion(
                    version -> version.policyArn(READING).policyDocument(allow("s3:GetObject")));
        }
        for (String name : List.of("maths", "arts", "Law")) {
            iam.createGroup(group -> group.groupName(name));
        }
        for (String name : List.of("bob", "ada", "Cy")) {
            iam.createUser(user -> user.userName(name).tags(tags));
            iam.addUserToGroup(of -> of.groupName("maths").userName(name));
        }
        iam.addUserToGroup(of -> of.groupName("arts").userName("ada"));
        iam.addUserToGroup(of -> of.groupName("Law").userName("ada"));
        SANDBOX.newKey("ada");
        SANDBOX.newKey("ada");
        fillTheCredentials(iam, tags);
        for (String name : List.of("worker", "helper", "Clerk")) {
            iam.createRole(role ->
                    role.roleName(name)
                            .assumeRolePolicyDocument(trustingService("ec2.amazonaws.com"))
                            .tags(tags));
        }
        for (String name : List.of("machines", "Engines", "alone")) {
            iam.createInstanceProfile(profile -> profile.instanceProfileName(name).tags(tags));
        }
        for (String name : List.of("machines", "Engines")) {
            iam.addRoleToInstanceProfile(of -> of.instanceProfileName(name).roleName("worker"));
        }
        for (String name : List.of("own", "Own", "another")) {
            iam.putUserPolicy(of ->
                    of.userName("ada").policyName(name).policyDocument(allow("s3:GetObject")));
            iam.putGroupPolicy(of ->
                    of.groupName("maths").policyName(name).policyDocument(allow("s3:GetObject")));
            iam.putRolePolicy(of ->
                    of.roleName("worker").policyName(name).policyDocument(allow("s3:GetObject")));
        }
        for (String arn :
                List.of(
                        READING,
                        "arn:aws:iam::" + ACCOUNT + ":policy/Listing",
                        "arn:aws:iam::aws:policy/ReadOnlyAccess")) {
            iam.attachUserPolicy(of -> of.userName("ada").policyArn(arn));
            iam.attachGroupPolicy(of -> of.groupName("maths").policyArn(arn));
            iam.attachRolePolicy(of -> of.roleName("worker").policyArn(arn));
        }
        iam.putUserPermissionsBoundary(of -> of.userName("bob").permissionsBoundary(READING));
        iam.putRolePermissionsBoundary(of -> of.roleName("helper").permissionsBoundary(READING));
        iam.createAccountAlias(of -> of.accountAlias("acme"));
        fillTheProviders(iam, tags);
        fillTheRequests();
        jobs =
                Map.of(
                        JOB_OF_CLERK,
                        job(iam, "role/Clerk"),
                        JOB_OF_POLICY,
                        job(iam, "policy/reading"));
    }

    @TestFactory
    Stream<DynamicTest> everyEntryComesOnceInOneOrder() {
        return DynamicTest.stream(cases(), Case::toString, this::walks);
    }

    private void walks(Case list) {
        List<String> whole = answer(list.operation(), list.parameters(), Map.of()).items();
        assertThat(whole).hasSize(list.size()).doesNotHaveDuplicates();

        for (int size = 1; size <= whole.size() + 1; size++) {
            if (list.isOne()) {
                assertThat(walk(list, size)).as("pages of %d", size).isEqualTo(whole);
            } else {
                assertThat(walk(list, size))
                        .as("pages of %d", size)
                        .containsExactlyInAnyOrderElementsOf(whole);
            }
        }
    }

    private List<String> walk(Case list, int size) {
        var walked = new ArrayList<String>();
        Map<String, String> page = new HashMap<>(Map.of("MaxItems", String.valueOf(size)));
        Optional<String> marker;
        do {
            QueryAnswer answer = answer(list.operation(), list.parameters(), page);
            assertThat(answer.items()).hasSizeLessThanOrEqualTo(size);
            walked.addAll(answer.items());
            marker = answer.text("Marker");
            assertThat(isTruncated(answer)).isEqualTo(marker.isPresent());
            marker.ifPresent(next -> {
                assertThat(next).hasSizeLessThanOrEqualTo(320);
                page.put("Marker", next);
            });
        } while (marker.isPresent());
        return walked;
    }

    private static void fillTheCredentials(IamClient iam, List<Tag> tags) {
        for (TestCertificate signer : SIGNERS) {
            iam.uploadSigningCertificate(of -> of.userName("ada").certificateBody(signer.pem()));
        }
        for (String key : List.of(SshKeys.RSA, OTHER_KEY)) {
            iam.uploadSSHPublicKey(of -> of.userName("ada").sshPublicKeyBody(key));
        }
        for (String name : List.of("site", "Mail", "www")) {
            iam.uploadServerCertificate(of ->
                    of.serverCertificateName(name)
                            .certificateBody(SIGNERS.getFirst().pem())
                            .privateKey(SIGNERS.getFirst().key())
                            .tags(tags));
        }
        for (String name : List.of("ada", "ada", "bob")) {
            iam.createServiceSpecificCredential(
                    of -> of.userName(name).serviceName("codecommit.amazonaws.com"));
        }
    }

    private static void fillTheProviders(IamClient iam, List<Tag> tags) {
        for (String name : List.of("phone", "Tablet")) {
            iam.createVirtualMFADevice(of -> of.virtualMFADeviceName(name).tags(tags));
        }
        for (String name : List.of("id", "www")) {
            iam.createOpenIDConnectProvider(
                    of -> of.url("https://" + name + ".example.com").tags(tags));
        }
        for (String name : List.of("corp", "partner")) {
            iam.createSAMLProvider(
                    of -> of.name(name).samlMetadataDocument(ProvidersTest.metadata()).tags(tags));
        }
    }

    private void fillTheRequests() {
        for (String name : List.of("order-1", "order-2", "order-3")) {
            QueryAnswer made =
                    answer(
                            "CreateDelegationRequest",
                            Map.of(
                                    "Description",
                                    name,
                                    "RequestorWorkflowId",
                                    name,
                                    "NotificationChannel",
                                    "arn:aws:sns:us-east-1:" + ACCOUNT + ":answers",
                                    "SessionDuration",
                                    "3600",
                                    "Permissions.PolicyTemplateArn",
                                    READING),
                            Map.of());
            answer(
                    "AssociateDelegationRequest",
                    Map.of("DelegationRequestId", made.text("DelegationRequestId").orElseThrow()),
                    Map.of());
        }
    }

    private static String job(IamClient iam, String resource) {
        iam.putRolePolicy(of ->
                of.roleName("Clerk")
                        .policyName("own")
                        .policyDocument(allow("s3:GetObject", "sqs:SendMessage", "sns:Publish")));
        return iam.generateServiceLastAccessedDetails(of -> of.arn(IAM + resource)).jobId();
    }

    @Test
    void whereThePageHasItsSizeTheEntriesComeOnceToo() {
        var services = new HashMap<>(Map.of("Arn", IAM + "role/Clerk"));
        for (int i = 1; i <= 150; i++) {
            services.put("ServiceNamespaces.member." + i, "service-" + i);
        }

        QueryAnswer first = answer(WITHOUT_SIZE, services, Map.of());
        Map<String, String> next = Map.of("Marker", first.text("Marker").orElseThrow());
        QueryAnswer second = answer(WITHOUT_SIZE, services, next);

        assertThat(first.items()).hasSize(100);
        assertThat(isTruncated(first)).isTrue();
        assertThat(isTruncated(second)).isFalse();
        assertThat(second.text("Marker")).isEmpty();
        assertThat(Stream.concat(first.items().stream(), second.items().stream()))
                .hasSize(150)
                .doesNotHaveDuplicates();
        services.put("ServiceNamespaces.member.150", "another");
        assertRefused(WITHOUT_SIZE, services, next.getOrDefault("Marker", ""));
        assertRefused(WITHOUT_SIZE, services, "made-up");
    }

    @TestFactory
    Stream<DynamicTest> aMarkerIsGoodForTheListThatGaveItOnly() {
        return DynamicTest.stream(cases(), Case::toString, this::refusesMarkers);
    }

    private void refusesMarkers(Case list) {
        String foreign = list.operation().equals("ListUsers") ? "ListGroups" : "ListUsers";
        var wrong = new ArrayList<>(List.of("made-up", "", "YWJj", "x".repeat(320)));
        wrong.add(markerOf(foreign, Map.of()).orElseThrow());
        for (String marker : wrong) {
            assertRefused(list.operation(), list.parameters(), marker);
        }
        markerOf(list.operation(), list.parameters())
                .ifPresent(own -> {
                    var other = new HashMap<>(list.parameters());
                    other.putAll(list.other());
                    assertRefused(list.operation(), other, own);
                    assertRefused(list.operation(), list.parameters(), own.substring(1));
                });
    }

    private Optional<String> markerOf(String operation, Map<String, String> parameters) {
        return answer(operation, parameters, Map.of("MaxItems", "1")).text("Marker");
    }

    private void assertRefused(String operation, Map<String, String> parameters, String marker) {
        QueryAnswer answer = call(operation, parameters, Map.of("Marker", marker));
        assertThat(answer.status()).as("%s %s", operation, marker).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ValidationError");
    }

    @TestFactory
    Stream<DynamicTest> aPageHasAtLeastOneEntryAndAThousandAtMost() {
        return DynamicTest.stream(cases(), Case::toString, this::limitsPages);
    }

    private void limitsPages(Case list) {
        for (String size : List.of("0", "-1", "1001", "many")) {
            QueryAnswer answer =
                    call(list.operation(), list.parameters(), Map.of("MaxItems", size));
            assertThat(answer.status()).as(size).isEqualTo(400);
        }
        assertThat(answer(list.operation(), list.parameters(), Map.of("MaxItems", "1000")).items())
                .hasSize(list.size());
    }

    @Test
    void everyOperationThatPagesIsHere() {
        List<String> paging =
                IamApi.SERVICE.operations().stream()
                        .filter(PagingTest::pages)
                        .map(OperationModel::name)
                        .filter(operation -> call(operation, Map.of(), Map.of()).status() != 501)
                        .toList();

        assertThat(Stream.concat(cases().map(Case::operation).distinct(), Stream.of(WITHOUT_SIZE)))
                .containsExactlyInAnyOrderElementsOf(paging);
    }

    /// `ListDelegationRequests` alone begins the name with a small letter.
    private static boolean isTruncated(QueryAnswer answer) {
        return answer.text("IsTruncated")
                .or(() -> answer.text("isTruncated"))
                .map(Boolean::valueOf)
                .orElseThrow();
    }

    private static boolean pages(OperationModel<?, ?> operation) {
        return operation.input().members().stream()
                .anyMatch(member -> member.name().equals("Marker"));
    }

    private QueryAnswer answer(
            String operation, Map<String, String> parameters, Map<String, String> page) {
        QueryAnswer answer = call(operation, parameters, page);
        assertThat(answer.status()).as("%s %s", operation, answer.code()).isEqualTo(200);
        return answer;
    }

    private QueryAnswer call(
            String operation, Map<String, String> parameters, Map<String, String> page) {
        var all = new HashMap<>(parameters);
        all.putAll(page);
        all.replaceAll((name, value) -> jobs.getOrDefault(value, value));
        return client.call("iam", operation, all);
    }
}
