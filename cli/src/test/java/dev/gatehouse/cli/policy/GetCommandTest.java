package dev.gatehouse.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/// A policy is printed as it was put, or as YAML.
@Requirement("B2")
class GetCommandTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private static final String DOCUMENT =
            """
            { "Version": "2012-10-17",
              "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"} }\
            """;
    private static final String YAML =
            """
            Version: '2012-10-17'
            Statement:
              Effect: Allow
              Action: s3:GetObject
              Resource: '*'
            """;

    @BeforeEach
    void makePolicies() throws Exception {
        IamApi iam = SANDBOX.admin();
        iam.call("CreateUser", Map.of("UserName", "ada"));
        iam.call(
                "PutUserPolicy",
                Map.of("UserName", "ada", "PolicyName", "own", "PolicyDocument", DOCUMENT));
        iam.call(
                "CreatePolicy",
                Map.of("PolicyName", "reading", "Path", "/team/", "PolicyDocument", DOCUMENT));
    }

    @Test
    void jsonIsAsItWasPut() throws Exception {
        assertThat(printed("user/ada", "own")).isEqualTo(DOCUMENT + System.lineSeparator());
        assertThat(printed("managed", "reading")).isEqualTo(DOCUMENT + System.lineSeparator());
    }

    @Test
    void yamlSaysTheSame() throws Exception {
        assertThat(printed("user/ada", "own", "--yaml")).isEqualTo(YAML);
        assertThat(printed("managed", "reading", "--yaml")).isEqualTo(YAML);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> printed("user/ada", "other"))
                .hasMessageContaining("The user policy with name other cannot be found.");
        assertThatThrownBy(() -> printed("managed", "other"))
                .hasMessage("there is no customer managed policy `other`; one of AWS has an ARN");
    }

    private static String printed(String... arguments) throws Exception {
        var out = new StringWriter();
        var command = new GetCommand();
        new CommandLine(command).setOut(new PrintWriter(out)).parseArgs(arguments);
        command.print(SANDBOX.admin());
        return out.toString();
    }
}
