package dev.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.client.SignedClient;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.policy.analysis.Access;
import dev.gatehouse.policy.analysis.WhoCan;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.server.Sandbox;
import dev.gatehouse.server.SandboxKeys;
import dev.gatehouse.server.SandboxSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Requirement("C6")
class WhoCanTest {
    private static final String EXPORT =
            """
            {"UserDetailList": [
               {"UserName": "ada", "UserId": "AIDAADA", "Arn": "arn:aws:iam::123456789012:user/ada",
                "UserPolicyList": [{"PolicyName": "own", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::reports/*"},
                  {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}]}}]},
               {"UserName": "bob", "UserId": "AIDABOB", "Arn": "arn:aws:iam::123456789012:user/bob",
                "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}],
                "PermissionsBoundary": {"PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/gone"}}],
             "GroupDetailList": [], "RoleDetailList": [], "Policies": []}
            """;

    private static final Account ACCOUNT =
            new Account(Partition.AWS, AccountId.find("123456789012").orElseThrow());

    @TempDir private Path folder = Path.of("");

    private record Run(int status, String out) {}

    @Test
    void anAnswerKeepsItsConditionsAndNeverAllowsWhatIsNotKnown() throws IOException {
        assertThat(run("who-can", "s3:GetObject", "arn:aws:s3:::reports/may", "--from", export()))
                .isEqualTo(
                        new Run(
                                0,
                                """
                                root arn:aws:iam::123456789012:root
                                  allowed
                                user arn:aws:iam::123456789012:user/ada
                                  if `aws:SourceIp` is in `10.0.0.0/8`
                                user arn:aws:iam::123456789012:user/bob
                                  not known, only if boundary policy `arn:aws:iam::123456789012:policy/gone`, which is not in the details, does not deny it
                                  and boundary policy `arn:aws:iam::123456789012:policy/gone`, which is not in the details, allows it
                                Note: without --resource-policy the answer is for a resource that has no policy of its own
                                """));
    }

    @Test
    void exitCodesTellMachines() throws IOException {
        String nobody = write("scp.json", allow("ec2:*"));
        String notRoot =
                write(
                        "scp2.json",
                        """
                        [{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"},
                          {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": ["arn:aws:iam::*:root", "arn:aws:iam::*:user/ada"]}}}]}]
                        """);

        assertThat(run("who-can", "s3:GetObject", "*", "--from", export(), "--scp", nobody))
                .extracting(Run::status)
                .isEqualTo(1);
        assertThat(run("who-can", "sqs:SendMessage", "*", "--from", export(), "--scp", notRoot))
                .extracting(Run::status)
                .isEqualTo(3);
        assertThat(run("who-can", "GetObject", "*", "--from", export()))
                .isEqualTo(
                        new Run(2, "an action is of the form service:Name, such as s3:GetObject"));
        assertThat(run("who-can", "s3:GetObject", "b/k", "--from", export()))
                .isEqualTo(
                        new Run(
                                2,
                                "a resource is an ARN of six parts, such as"
                                        + " arn:aws:s3:::bucket/key, or *"));
        assertThat(run("what-can", "nobody", "--from", export()).out())
                .contains("there is no user or role `nobody` in account 123456789012");
        assertThat(run("what-can", "ada", "--from", write("no.json", "{}")).out())
                .contains("this is not what `aws iam get-account-authorization-details` prints");
    }

    @Test
    void machinesReadATree() throws IOException {
        assertThat(run("what-can", "ada", "--from", export(), "--json"))
                .isEqualTo(
                        new Run(
                                0,
                                "{\"access\": [{\"kind\": \"user\", \"principal\":"
                                        + " \"arn:aws:iam::123456789012:user/ada\", \"action\": \"s3:Get*\","
                                        + " \"resource\": \"arn:aws:s3:::reports/*\", \"verdict\":"
                                        + " \"conditional\", \"if\": {\"is\": false, \"condition\":"
                                        + " {\"operator\": \"NotIpAddress\", \"key\": \"aws:SourceIp\","
                                        + " \"values\": [\"10.0.0.0/8\"]}, \"words\": \"`aws:SourceIp` is in"
                                        + " `10.0.0.0/8`\"}}], \"total\": 1, \"notes\": [\"resources with a"
                                        + " policy of their own, such as buckets and keys, may allow or deny"
                                        + " more\"]}\n"));
    }

    @Test
    void actionsWithTheSameConditionsStandTogether() throws IOException {
        String export =
                write("two.json", EXPORT.replace("\"s3:Get*\"", "[\"s3:Get*\", \"s3:List*\"]"));

        assertThat(run("what-can", "ada", "--from", export).out())
                .isEqualTo(
                        """
                        s3:Get*, s3:List* on arn:aws:s3:::reports/*
                          if `aws:SourceIp` is in `10.0.0.0/8`
                        Note: resources with a policy of their own, such as buckets and keys, may allow or deny more
                        """);
    }

    @Test
    void longAnswersHavePages() throws IOException {
        assertThat(
                        run(
                                        "who-can",
                                        "s3:GetObject",
                                        "arn:aws:s3:::reports/may",
                                        "--from",
                                        export(),
                                        "--limit",
                                        "1",
                                        "--skip",
                                        "1")
                                .out())
                .contains("user/ada")
                .doesNotContain("user/bob")
                .contains("1 more: --skip 2");
    }

    @Test
    void aRunningServerIsAskedPageByPage() throws IOException, InterruptedException {
        try (Sandbox sandbox = sandbox()) {
            SignedClient client = admin(sandbox, "iam");
            client.postForm("Action=CreateUser&Version=2010-05-08&UserName=ada");
            client.postForm(
                    "Action=PutUserPolicy&Version=2010-05-08&UserName=ada&PolicyName=own"
                            + "&PolicyDocument="
                            + URLEncoder.encode(allow("s3:Get*"), StandardCharsets.UTF_8));
            client.postForm("Action=CreateUser&Version=2010-05-08&UserName=bob");

            List<Access> found =
                    WhoCan.find(
                            dev.gatehouse.policy.analysis.Account.of(
                                    new IamDetails(client, 1).read(),
                                    arn -> Optional.empty(),
                                    List.of(),
                                    List.of()),
                            "s3:GetObject",
                            Optional.of("arn:aws:s3:::b/k"),
                            Optional.empty(),
                            Optional.empty());

            assertThat(found)
                    .extracting(access -> access.principal().name() + access.verdict().word())
                    .containsExactly(
                            "arn:aws:iam::123456789012:rootallowed",
                            "arn:aws:iam::123456789012:user/adaallowed",
                            "arn:aws:iam::123456789012:user/adminallowed");
        }
    }

    @Test
    void thePolicyOfAResourceGovernsItsParts() {
        assertThat(StoredResourcePolicy.governing("arn:aws:s3:::b/*", "123456789012"))
                .contains("arn:aws:s3:::b");
        assertThat(StoredResourcePolicy.governing("arn:aws:s3:::b*/k", "123456789012")).isEmpty();
        assertThat(
                        StoredResourcePolicy.governing(
                                "arn:aws:sqs:eu-west-1:210987654321:q", "123456789012"))
                .isEmpty();
        assertThat(
                        StoredResourcePolicy.governing(
                                "arn:aws:iam::123456789012:role/r", "123456789012"))
                .isEmpty();
    }

    @Test
    void thePolicyThatAServerKeepsIsFound() throws IOException, InterruptedException {
        try (Sandbox sandbox = sandbox()) {
            SignedClient client = admin(sandbox, "gatehouse");
            String bucket = "arn:aws:s3:::reports";
            assertThat(StoredResourcePolicy.find(client, bucket)).isEmpty();

            client.post(
                    "/_gatehouse/resource-policies/put",
                    Map.of(
                            "resourceArn",
                            bucket,
                            "policy",
                            "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                                    + " \"Principal\": {\"AWS\": \"210987654321\"}, \"Action\":"
                                    + " \"s3:GetObject\", \"Resource\":"
                                    + " \"arn:aws:s3:::reports/*\"}}"));

            assertThat(StoredResourcePolicy.find(client, bucket))
                    .map(StoredResourcePolicy::owner)
                    .contains("123456789012");
        }
    }

    private static Sandbox sandbox() throws IOException {
        return Sandbox.start(SandboxSettings.of(ACCOUNT), InstantSource.system());
    }

    private static SignedClient admin(Sandbox sandbox, String service) throws IOException {
        SandboxKeys.Pair key = SandboxKeys.admin(ACCOUNT);
        return SignedClient.of(
                Optional.of(sandbox.endpoint()),
                Map.of(
                        "AWS_ACCESS_KEY_ID",
                        key.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        key.secretAccessKey()),
                InstantSource.system(),
                service);
    }

    private static String allow(String action) {
        return "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"%s\", \"Resource\": \"*\"}}"
                .formatted(action);
    }

    private String export() throws IOException {
        return write("details.json", EXPORT);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /// What a command prints, or the message with which it ends.
    private static Run run(String... arguments) {
        var out = new StringWriter();
        int status =
                new CommandLine(new Commands())
                        .setOut(new PrintWriter(out))
                        .setExecutionExceptionHandler((problem, command, _) -> {
                            out.write(String.valueOf(problem.getMessage()));
                            return command.getCommandSpec().exitCodeOnExecutionException();
                        })
                        .execute(arguments);
        return new Run(status, out.toString());
    }

    @CommandLine.Command(subcommands = {WhoCanCommand.class, WhatCanCommand.class})
    private static final class Commands {}
}
