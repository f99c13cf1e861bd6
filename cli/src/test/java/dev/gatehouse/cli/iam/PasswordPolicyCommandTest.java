package dev.gatehouse.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.cli.client.IamSandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

class PasswordPolicyCommandTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void anAccountWithoutOneSaysSo() throws Exception {
        assertThat(show()).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .isEqualTo(
                        "the account has no password policy: the default holds"
                                + System.lineSeparator());
    }

    @Test
    void itIsShownMemberByMember() throws Exception {
        SANDBOX.admin().call("UpdateAccountPasswordPolicy", PasswordPolicyCommand.CIS);

        assertThat(show()).isZero();

        assertThat(out.toString().lines())
                .contains(
                        "MinimumPasswordLength        14",
                        "RequireSymbols               true",
                        "MaxPasswordAge               90",
                        "HardExpiry                   false");
    }

    @Test
    void jsonHasNumbersAndTruthValues() throws Exception {
        SANDBOX.admin().call("UpdateAccountPasswordPolicy", Map.of("MinimumPasswordLength", "9"));

        assertThat(show("--json")).isZero();

        assertThat(out.toString())
                .startsWith("{")
                .contains("\"MinimumPasswordLength\":9", "\"RequireSymbols\":false");
    }

    private int show(String... arguments) throws Exception {
        var command = new PasswordPolicyCommand.Show();
        new CommandLine(command)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .parseArgs(arguments);
        return command.show(SANDBOX.admin());
    }
}
