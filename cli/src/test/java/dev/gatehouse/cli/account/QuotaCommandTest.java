package dev.gatehouse.cli.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Requirement("B23")
class QuotaCommandTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private final StringWriter out = new StringWriter();

    @Test
    void aQuotaIsSetAndListedAndGetsItsDefaultBack() throws Exception {
        set("GroupsPerAccount", "500");
        QuotaCommand.Listing.run(SANDBOX.own(), new PrintWriter(out));
        set("GroupsPerAccount", "default");

        assertThat(out.toString().lines().map(line -> line.replaceAll(" +", " ")))
                .startsWith(
                        "GroupsPerAccount 500 300 3000",
                        "QUOTA LIMIT DEFAULT MAXIMUM",
                        "UsersPerAccount 5000 5000 50000",
                        "GroupsPerAccount 500 300 3000")
                .endsWith("GroupsPerAccount 300 300 3000");
    }

    @Test
    void tooHighALimitIsRefusedWithTheBounds() {
        assertThatThrownBy(() -> set("GroupsPerAccount", "3001"))
                .hasMessageContaining(
                        "The limit of GroupsPerAccount is a whole number from 0 to 3000.");
        assertThatThrownBy(() -> set("Kittens", "1")).hasMessageContaining("name of a quota");
    }

    private void set(String name, String value) throws Exception {
        QuotaCommand.Set.run(name, value, SANDBOX.own(), new PrintWriter(out));
    }
}
