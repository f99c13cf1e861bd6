package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.trustingService;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.Shape;
import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.api.sts.StsApi;
import dev.gatehouse.catalog.Services;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import dev.gatehouse.requirement.Requirement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;

/// Every operation of the API models of IAM and STS, called with no more than it requires.
class EveryOperationTest {
    /// The operations that are not served yet.
    private static final Set<String> NOT_SERVED =
            Set.of(
                    // of organizations, which come later
                    "GenerateOrganizationsAccessReport",
                    "GetOrganizationsAccessReport",
                    // of STS
                    "AssumeRoleWithSAML",
                    "AssumeRoleWithWebIdentity",
                    "AssumeRoot",
                    "DecodeAuthorizationMessage",
                    "GetDelegatedAccessToken",
                    "GetFederationToken",
                    "GetWebIdentityToken");

    /// Those that nobody needs a permission for.
    private static final Set<String> FREE = Set.of("GetCallerIdentity", "GetSessionToken");

    /// The name of all that the calls are about.
    private static final String NAME = "sample";

    private static final String POLICY = "arn:aws:iam::" + ACCOUNT + ":policy/" + NAME;

    private static final TestCertificate SITE = TestCertificate.lasting(NAME);

    /// The values of members that have a form of their own.
    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("PolicyArn", POLICY),
                    Map.entry("PermissionsBoundary", POLICY),
                    Map.entry("RoleArn", "arn:aws:iam::" + ACCOUNT + ":role/" + NAME),
                    Map.entry("PolicyDocument", allow("s3:GetObject")),
                    Map.entry("AssumeRolePolicyDocument", trustingService("ec2.amazonaws.com")),
                    Map.entry("SerialNumber", "arn:aws:iam::" + ACCOUNT + ":mfa/" + NAME),
                    Map.entry("AuthenticationCode1", "123456"),
                    Map.entry("AuthenticationCode2", "123457"),
                    Map.entry("AccessKeyId", "AKIAIOSFODNN7EXAMPLE"),
                    Map.entry("VersionId", "v1"),
                    Map.entry("PolicySourceArn", "arn:aws:iam::" + ACCOUNT + ":user/" + NAME),
                    Map.entry("Arn", "arn:aws:iam::" + ACCOUNT + ":user/" + NAME),
                    Map.entry("AWSServiceName", "ecs.amazonaws.com"),
                    Map.entry(
                            "DeletionTaskId",
                            "task/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS/0"),
                    Map.entry("DelegationRequestId", "f81d4fae-7dec-41d0-a765-00a0c91e6bf6"),
                    Map.entry("RequestorWorkflowId", "order-1"),
                    Map.entry(
                            "EntityArn",
                            "arn:aws:iam::"
                                    + ACCOUNT
                                    + ":delegation-request/f81d4fae-7dec-41d0-a765-00a0c91e6bf6"),
                    Map.entry(
                            "NotificationChannel", "arn:aws:sns:us-east-1:" + ACCOUNT + ":answers"),
                    Map.entry("JobId", "0".repeat(36)),
                    Map.entry(
                            "OpenIDConnectProviderArn",
                            "arn:aws:iam::" + ACCOUNT + ":oidc-provider/id.example.com"),
                    Map.entry(
                            "SAMLProviderArn",
                            "arn:aws:iam::" + ACCOUNT + ":saml-provider/" + NAME),
                    Map.entry("Url", "https://id.example.com"),
                    Map.entry("SAMLMetadataDocument", ProvidersTest.metadata()),
                    Map.entry("SSHPublicKeyBody", SshKeys.RSA),
                    Map.entry("SSHPublicKeyId", "APKAIOSFODNN7EXAMPLE"),
                    Map.entry("CertificateId", "NONEXISTENTCERTID12345678901"),
                    Map.entry("CertificateBody", SITE.pem()),
                    Map.entry("PrivateKey", SITE.key()),
                    Map.entry("ServiceName", "codecommit.amazonaws.com"),
                    Map.entry("ServiceSpecificCredentialId", "ACCAIOSFODNN7EXAMPLE"));

    /// The entries of lists that have a form of their own.
    private static final Map<String, String> ENTRIES =
            Map.of(
                    "ThumbprintList",
                    "990f4193972f2becf12ddeda5237f9c952f20d9e",
                    "ActionNames",
                    "iam:GetUser",
                    "PolicyInputList",
                    allow("s3:GetObject"));

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private record Case(ServiceModel service, OperationModel<?, ?> operation) {
        String name() {
            return service.name() + ":" + operation.name();
        }

        boolean isServed() {
            return !NOT_SERVED.contains(operation.name());
        }
    }

    private static Stream<Case> cases() {
        return Stream.of(IamApi.SERVICE, StsApi.SERVICE)
                .flatMap(service ->
                        service.operations().stream()
                                .map(operation -> new Case(service, operation)));
    }

    @TestFactory
    Stream<DynamicTest> isServedOrSaysThatItIsNot() {
        SANDBOX.iam().createAccountAlias(of -> of.accountAlias(NAME));
        QueryClient client = SANDBOX.query(SANDBOX.adminKey(ACCOUNT));
        return DynamicTest.stream(cases(), Case::name, one -> answers(client, one));
    }

    private static void answers(QueryClient client, Case one) {
        fill(SANDBOX.iam());
        QueryAnswer answer = call(client, one);

        assertThat(answer.text("RequestId")).isPresent();
        if (one.isServed() && one.operation().name().contains("Organizations")) {
            assertThat(answer.code()).isEqualTo("OrganizationNotFoundException");
        } else if (one.isServed()) {
            assertThat(answer.status()).as(answer.code()).isIn(200, 403, 404, 409, 410);
        } else {
            assertThat(answer.status()).isEqualTo(501);
            assertThat(answer.code()).isEqualTo("NotImplemented");
            assertThat(answer.text("Message"))
                    .contains("Gatehouse does not implement " + one.name() + " yet.");
        }
    }

    @TestFactory
    @Requirement("C1")
    Stream<DynamicTest> isDeniedToWhoHasNoPermission() {
        fill(SANDBOX.iam());
        SANDBOX.iam().createUser(of -> of.userName("nobody"));
        QueryClient nobody = SANDBOX.query(SANDBOX.newKey("nobody"));
        var before = SANDBOX.iam().getAccountAuthorizationDetails();
        return DynamicTest.stream(
                cases().filter(Case::isServed),
                Case::name,
                one -> {
                    QueryAnswer answer = call(nobody, one);
                    if (FREE.contains(one.operation().name())) {
                        assertThat(answer.status()).isEqualTo(200);
                    } else {
                        assertThat(answer.status()).as(answer.code()).isEqualTo(403);
                        assertThat(answer.code()).isEqualTo("AccessDenied");
                        assertThat(answer.text("Message").orElse(""))
                                .startsWith(
                                        "User: arn:aws:iam::123456789012:user/nobody is not"
                                                + " authorized to perform: "
                                                + one.name()
                                                + " on resource: ");
                    }
                    assertThat(SANDBOX.iam().getAccountAuthorizationDetails().toString())
                            .isEqualTo(before.toString());
                });
    }

    /// Operations are permitted under their own names, which [#isDeniedToWhoHasNoPermission] shows.
    @Test
    void actionsAreThoseOfTheServiceReference() {
        Set<String> actions = Services.load().find("iam").orElseThrow().actions().keySet();

        assertThat(IamApi.SERVICE.operations())
                .extracting(OperationModel::name)
                .filteredOn(name -> !actions.contains(name))
                .containsExactly("UpdateDelegationRequest");
    }

    private static QueryAnswer call(QueryClient client, Case one) {
        var parameters = new TreeMap<String, String>();
        one.operation().input().members().stream()
                .filter(Shape.Member::required)
                .forEach(member -> add(parameters, member.name(), member));
        if (one.operation().name().equals("CreateLoginProfile")) {
            parameters.put("UserName", NAME);
            parameters.put("Password", "Violet-tram-77");
        }
        if (one.operation().name().equals("CreateDelegationRequest")) {
            parameters.put("Permissions.PolicyTemplateArn", POLICY);
        }
        if (one.operation().name().equals("UpdateAssumeRolePolicy")) {
            parameters.put("PolicyDocument", trustingService("ec2.amazonaws.com"));
        }
        return client.call(one.service().name(), one.operation().name(), parameters);
    }

    private static void add(Map<String, String> parameters, String path, Shape.Member<?> member) {
        switch (member.shape().get()) {
            case Shape.Text text -> parameters.put(path, text(member.name(), text));
            case Shape.Whole number ->
                    parameters.put(path, String.valueOf(number.range().min().orElse(1)));
            case Shape.Bool _ -> parameters.put(path, "true");
            case Shape.Bytes _ -> parameters.put(path, "YWJj");
            case Shape.Timestamp _ -> parameters.put(path, "2026-11-25T10:00:00Z");
            case Shape.Listing listing -> addEntry(parameters, path + ".member.1", listing);
            case Shape.Structure<?> structure -> addMembers(parameters, path, structure);
            case Shape.Mapping _ -> throw new AssertionError("no request requires a map");
        }
    }

    private static void addEntry(
            Map<String, String> parameters, String path, Shape.Listing listing) {
        if (listing.member().get() instanceof Shape.Structure<?> structure) {
            addMembers(parameters, path, structure);
        } else {
            String list = path.substring(0, path.indexOf('.'));
            parameters.put(path, ENTRIES.getOrDefault(list, NAME));
        }
    }

    private static void addMembers(
            Map<String, String> parameters, String path, Shape.Structure<?> structure) {
        structure.members().stream()
                .filter(Shape.Member::required)
                .forEach(member -> add(parameters, path + "." + member.name(), member));
    }

    private static String text(String member, Shape.Text text) {
        return text.allowed().isEmpty()
                ? VALUES.getOrDefault(member, NAME)
                : text.allowed().getFirst();
    }

    /// Makes what the calls are about, so far as the calls before have not left it there.
    private static void fill(IamClient iam) {
        for (Runnable step :
                List.<Runnable>of(
                        () -> iam.createUser(of -> of.userName(NAME)),
                        () -> iam.createGroup(of -> of.groupName(NAME)),
                        () ->
                                iam.createRole(of ->
                                        of.roleName(NAME)
                                                .assumeRolePolicyDocument(
                                                        trustingService("ec2.amazonaws.com"))),
                        () ->
                                iam.createPolicy(
                                        of -> of.policyName(NAME).policyDocument(allow("s3:*"))),
                        () -> iam.createInstanceProfile(of -> of.instanceProfileName(NAME)))) {
            try {
                step.run();
            } catch (EntityAlreadyExistsException there) {
                assertThat(there.statusCode()).isEqualTo(409);
            }
        }
    }
}
