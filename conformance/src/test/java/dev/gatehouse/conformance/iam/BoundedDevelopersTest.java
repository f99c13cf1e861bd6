package dev.gatehouse.conformance.iam;

import static dev.gatehouse.conformance.Policies.allow;
import static dev.gatehouse.conformance.Policies.trusting;
import static dev.gatehouse.conformance.SandboxServer.ACCOUNT;
import static dev.gatehouse.conformance.SandboxServer.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;

/// Developers who have `AdministratorAccess` and the permissions boundary of the cookbook try every
/// known way to more permissions, themselves and through a role that they made.
@Requirement("E2")
class BoundedDevelopersTest {
    private static final Path BOUNDARY_FILE =
            Path.of(
                    System.getProperty("basedir", "."),
                    "../docs/cookbook/bounded-developers/boundary.json");

    private static final String ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String BOUNDARY = policy("developers");
    private static final String OPERATORS = policy("operators");
    private static final String EVERYTHING = allow("*");

    @RegisterExtension static final SandboxServer SANDBOX = new SandboxServer();

    private IamClient iam = SANDBOX.iam();
    private AwsCredentials dev = SANDBOX.adminKey(ACCOUNT);
    private AwsCredentials free = SANDBOX.adminKey(ACCOUNT);
    private AwsCredentials worker = SANDBOX.adminKey(ACCOUNT);
    private String keyOfBoss = "";

    /// A call that would help somebody, were it allowed.
    private record Try(String action, Map<String, String> parameters) {
        QueryAnswer by(QueryClient client) {
            int colon = action.indexOf(':');
            return client.call(action.substring(0, colon), action.substring(colon + 1), parameters);
        }

        /// Whether a pattern of an action means it.
        boolean isMeantBy(String pattern) {
            String expression = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE).matcher(action).matches();
        }
    }

    private record EscalationSet(String name, List<String> actions) {}

    @BeforeEach
    void makeAnAccount() throws IOException {
        iam = SANDBOX.iam();
        iam.createPolicy(of -> of.policyName("developers").policyDocument(EVERYTHING));
        String boundary = Files.readString(BOUNDARY_FILE);
        iam.createPolicyVersion(
                of -> of.policyArn(BOUNDARY).policyDocument(boundary).setAsDefault(true));
        iam.createPolicy(of -> of.policyName("operators").policyDocument(EVERYTHING));
        iam.createPolicyVersion(of ->
                of.policyArn(OPERATORS).policyDocument(allow("s3:GetObject")).setAsDefault(true));
        iam.createGroup(of -> of.groupName("everybody"));
        iam.attachGroupPolicy(of -> of.groupName("everybody").policyArn(OPERATORS));
        iam.createGroup(of -> of.groupName("chiefs"));
        iam.attachGroupPolicy(of -> of.groupName("chiefs").policyArn(ADMINISTRATOR));
        iam.createUser(of -> of.userName("chief"));
        iam.createLoginProfile(of -> of.userName("chief").password("Violet-tram-77"));
        iam.createRole(of ->
                of.roleName("deploy")
                        .assumeRolePolicyDocument(trusting("arn:aws:iam::" + ACCOUNT + ":root")));
        iam.attachRolePolicy(of -> of.roleName("deploy").policyArn(ADMINISTRATOR));
        keyOfBoss = SANDBOX.newUser("boss", EVERYTHING).accessKeyId();
        free = developer("free");
        dev = developer("dev");
        iam.putUserPermissionsBoundary(of -> of.userName("dev").permissionsBoundary(BOUNDARY));
        worker = workerMadeByTheDeveloper();
    }

    private AwsCredentials developer(String name) {
        iam.createUser(of -> of.userName(name));
        iam.attachUserPolicy(of -> of.userName(name).policyArn(ADMINISTRATOR));
        iam.addUserToGroup(of -> of.userName(name).groupName("everybody"));
        return SANDBOX.newKey(name);
    }

    /// What a developer may do: make a role below `/app/` with the boundary, and let it do "all".
    private AwsCredentials workerMadeByTheDeveloper() {
        IamClient asDeveloper = SANDBOX.iam(dev);
        asDeveloper.createRole(of ->
                of.roleName("worker")
                        .path("/app/")
                        .permissionsBoundary(BOUNDARY)
                        .assumeRolePolicyDocument(
                                trusting("arn:aws:iam::" + ACCOUNT + ":user/dev")));
        asDeveloper.putRolePolicy(
                of -> of.roleName("worker").policyName("all").policyDocument(EVERYTHING));
        asDeveloper.attachRolePolicy(of -> of.roleName("worker").policyArn(ADMINISTRATOR));
        return session(
                SANDBOX.sts(dev)
                        .assumeRole(of ->
                                of.roleArn("arn:aws:iam::" + ACCOUNT + ":role/app/worker")
                                        .roleSessionName("shift"))
                        .credentials());
    }

    @TestFactory
    Stream<DynamicTest> everySetOfEscalationsIsDenied() {
        List<Try> tries = escalations("dev");
        return eachByBoth(
                escalationSets().stream()
                        .map(set ->
                                Map.entry(
                                        set.name() + " " + set.actions(),
                                        set.actions().stream()
                                                .flatMap(action -> meant(tries, action))
                                                .toList())));
    }

    private static Stream<Try> meant(List<Try> tries, String action) {
        List<Try> found = tries.stream().filter(one -> one.isMeantBy(action)).toList();
        assertThat(found).as("nothing is tried for " + action).isNotEmpty();
        return found.stream();
    }

    @TestFactory
    Stream<DynamicTest> theBoundaryCannotBeRemovedSwappedOrRewritten() {
        return eachByBoth(
                onTheBoundary("dev").entrySet().stream()
                        .map(one -> Map.entry(one.getKey(), List.of(one.getValue()))));
    }

    private Stream<DynamicTest> eachByBoth(Stream<Map.Entry<String, List<Try>>> cases) {
        // Used once, so that its last use, which is among the details, stays the same.
        SANDBOX.iam(worker).listRoles();
        var before = iam.getAccountAuthorizationDetails().toString();
        QueryClient developer = SANDBOX.query(dev);
        QueryClient role = SANDBOX.query(worker);
        return cases.map(one ->
                dynamicTest(
                        one.getKey(),
                        () -> {
                            for (Try call : one.getValue()) {
                                assertDenied(call, call.by(developer));
                                assertDenied(call, call.by(role));
                            }
                            assertThat(iam.getAccountAuthorizationDetails().toString())
                                    .isEqualTo(before);
                        }));
    }

    private static void assertDenied(Try call, QueryAnswer answer) {
        assertThat(answer.code()).as(call.toString()).isEqualTo("AccessDenied");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text("Message").orElse(""))
                .contains("is not authorized to perform: " + call.action());
    }

    /// That what is denied is not denied for another reason.
    @Test
    void withoutTheBoundaryTheSameCallsWork() {
        QueryClient client = SANDBOX.query(free);
        for (Try call : escalations("free")) {
            QueryAnswer answer = call.by(client);
            assertThat(answer.status()).as(call + ": " + answer.code()).isEqualTo(200);
        }
        for (Try call : onTheBoundary("free").values()) {
            QueryAnswer answer = call.by(client);
            // 404 where a call before has taken it away, 409 where the boundary is in use.
            assertThat(answer.status()).as(call + ": " + answer.code()).isIn(200, 404, 409);
        }
    }

    @Test
    void whatTheyMakeCanDoTheirWork() {
        QueryClient role = SANDBOX.query(worker);

        assertThat(new Try("iam:ListRoles", Map.of()).by(role).status()).isEqualTo(200);
        assertThat(SANDBOX.iam(dev).listUsers().users()).hasSize(5);
    }

    /// By action, in an order in which all of them work for whoever may.
    private List<Try> escalations(String me) {
        var tries = new ArrayList<Try>();
        add(tries, "iam:AddUserToGroup", "UserName", me, "GroupName", "chiefs");
        add(tries, "iam:AttachGroupPolicy", "GroupName", "everybody", "PolicyArn", ADMINISTRATOR);
        add(tries, "iam:AttachRolePolicy", "RoleName", "deploy", "PolicyArn", OPERATORS);
        add(tries, "iam:AttachUserPolicy", "UserName", me, "PolicyArn", OPERATORS);
        add(tries, "iam:CreateAccessKey", "UserName", "boss");
        add(tries, "iam:CreateLoginProfile", "UserName", "boss", "Password", "Violet-tram-77");
        add(
                tries,
                "iam:CreatePolicyVersion",
                "PolicyArn",
                OPERATORS,
                "PolicyDocument",
                EVERYTHING,
                "SetAsDefault",
                "true");
        add(tries, "iam:DeleteAccessKey", "UserName", "boss", "AccessKeyId", keyOfBoss);
        add(tries, "iam:PutGroupPolicy", "GroupName", "everybody", "PolicyName", "all");
        add(tries, "iam:PutRolePolicy", "RoleName", "deploy", "PolicyName", "all");
        add(tries, "iam:PutUserPolicy", "UserName", me, "PolicyName", "all");
        add(tries, "iam:SetDefaultPolicyVersion", "PolicyArn", OPERATORS, "VersionId", "v1");
        add(
                tries,
                "iam:UpdateAssumeRolePolicy",
                "RoleName",
                "deploy",
                "PolicyDocument",
                trusting("arn:aws:iam::" + ACCOUNT + ":user/" + me));
        add(tries, "iam:UpdateLoginProfile", "UserName", "chief", "Password", "Amber-tram-77");
        add(
                tries,
                "iam:PutRolePermissionsBoundary",
                "RoleName",
                "worker",
                "PermissionsBoundary",
                ADMINISTRATOR);
        add(
                tries,
                "iam:PutUserPermissionsBoundary",
                "UserName",
                me,
                "PermissionsBoundary",
                ADMINISTRATOR);
        add(tries, "iam:DeleteRolePermissionsBoundary", "RoleName", "worker");
        add(tries, "iam:DeleteUserPermissionsBoundary", "UserName", me);
        add(
                tries,
                "sts:AssumeRole",
                "RoleArn",
                "arn:aws:iam::" + ACCOUNT + ":role/deploy",
                "RoleSessionName",
                "up");
        return tries;
    }

    private static Map<String, Try> onTheBoundary(String me) {
        var tries = new LinkedHashMap<String, Try>();
        tries.put(
                "swap one's own",
                of(
                        "iam:PutUserPermissionsBoundary",
                        "UserName",
                        me,
                        "PermissionsBoundary",
                        ADMINISTRATOR));
        tries.put("remove one's own", of("iam:DeleteUserPermissionsBoundary", "UserName", me));
        tries.put(
                "swap that of a role",
                of(
                        "iam:PutRolePermissionsBoundary",
                        "RoleName",
                        "worker",
                        "PermissionsBoundary",
                        ADMINISTRATOR));
        tries.put(
                "remove that of a role",
                of("iam:DeleteRolePermissionsBoundary", "RoleName", "worker"));
        tries.put(
                "rewrite it",
                of(
                        "iam:CreatePolicyVersion",
                        "PolicyArn",
                        BOUNDARY,
                        "PolicyDocument",
                        EVERYTHING,
                        "SetAsDefault",
                        "true"));
        tries.put(
                "go back to a wider version",
                of("iam:SetDefaultPolicyVersion", "PolicyArn", BOUNDARY, "VersionId", "v1"));
        tries.put(
                "delete a version",
                of("iam:DeletePolicyVersion", "PolicyArn", BOUNDARY, "VersionId", "v2"));
        tries.put("delete it", of("iam:DeletePolicy", "PolicyArn", BOUNDARY));
        tries.put("a role without it", role("/app/", "a", Map.of()));
        tries.put(
                "a role with another",
                role("/app/", "b", Map.of("PermissionsBoundary", ADMINISTRATOR)));
        tries.put("a role elsewhere", role("/", "c", Map.of("PermissionsBoundary", BOUNDARY)));
        tries.put("a user", of("iam:CreateUser", "UserName", "eve"));
        tries.put(
                "a user with it",
                of("iam:CreateUser", "UserName", "eva", "PermissionsBoundary", BOUNDARY));
        return tries;
    }

    private static Try role(String path, String name, Map<String, String> more) {
        var parameters = new LinkedHashMap<>(more);
        parameters.put("Path", path);
        parameters.put("RoleName", name);
        parameters.put("AssumeRolePolicyDocument", trusting("arn:aws:iam::" + ACCOUNT + ":root"));
        return new Try("iam:CreateRole", parameters);
    }

    private static void add(List<Try> tries, String action, String... parameters) {
        tries.add(of(action, parameters));
    }

    /// The policies that are put are the widest.
    private static Try of(String action, String... parameters) {
        var all = new LinkedHashMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        if (all.containsKey("PolicyName")) {
            all.put("PolicyDocument", EVERYTHING);
        }
        return new Try(action, all);
    }

    private static List<EscalationSet> escalationSets() {
        try (InputStream file =
                Objects.requireNonNull(
                        BoundedDevelopersTest.class.getResourceAsStream("escalation-sets.tsv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", 2))
                    .map(fields -> new EscalationSet(fields[0], List.of(fields[1].split(" ", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String policy(String name) {
        return "arn:aws:iam::" + ACCOUNT + ":policy/" + name;
    }
}
