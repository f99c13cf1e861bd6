package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.ServerOptions;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/// `gatehouse password-policy`: what the account demands of passwords.
@Command(
        name = "password-policy",
        description = {
            "Sets and shows the account's password policy.",
            "Asks as who AWS_ACCESS_KEY_ID and its companions say, at AWS_ENDPOINT_URL."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PasswordPolicyCommand.Cis.class, PasswordPolicyCommand.Show.class})
public final class PasswordPolicyCommand {
    /// What the CIS benchmark for AWS asks of passwords, with all classes of characters and an end
    /// after 90 days.
    static final Map<String, String> CIS =
            Map.of(
                    "MinimumPasswordLength", "14",
                    "RequireUppercaseCharacters", "true",
                    "RequireLowercaseCharacters", "true",
                    "RequireNumbers", "true",
                    "RequireSymbols", "true",
                    "MaxPasswordAge", "90",
                    "PasswordReusePrevention", "24",
                    "AllowUsersToChangePassword", "true");

    /// The account's policy, member by member; empty if it has none of its own.
    static Optional<Map<String, String>> read(IamApi iam) throws IOException, InterruptedException {
        return iam.find("GetAccountPasswordPolicy", Map.of())
                .map(answer -> {
                    var members = new LinkedHashMap<String, String>();
                    for (Xml member : answer.members("PasswordPolicy")) {
                        members.put(member.name(), member.text());
                    }
                    return members;
                });
    }

    private static void print(Map<String, String> policy, PrintWriter out) {
        policy.forEach((name, value) -> out.printf("%-28s %s%n", name, value));
        out.flush();
    }

    /// `gatehouse password-policy cis`.
    @Command(
            name = "cis",
            description = {
                "Sets what the CIS benchmark asks: 14 characters, 24 passwords remembered; with all",
                "four classes of characters, and an end after 90 days. Users may change their own."
            },
            mixinStandardHelpOptions = true)
    static final class Cis implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Option(
                names = "--hard-expiry",
                description = "Whose password has expired needs an administrator to set the next.")
        private boolean hardExpiry;

        @Override
        public Integer call() throws Exception {
            IamApi iam = server.iam();
            var policy = new LinkedHashMap<>(CIS);
            policy.put("HardExpiry", String.valueOf(hardExpiry));
            iam.call("UpdateAccountPasswordPolicy", policy);
            print(read(iam).orElse(Map.of()), server.out());
            return 0;
        }
    }

    /// `gatehouse password-policy show`.
    @Command(
            name = "show",
            description = "Prints the account's password policy.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:there is one", "1:there is none", "2:could not look"},
            exitCodeOnExecutionException = 2,
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private ServerOptions server = new ServerOptions();

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Override
        public Integer call() throws Exception {
            return show(server.iam());
        }

        /// Prints the policy as this IAM has it.
        ///
        /// @return the exit code
        int show(IamApi iam) throws IOException, InterruptedException {
            Optional<Map<String, String>> policy = read(iam);
            if (policy.isEmpty()) {
                server.err().println("the account has no password policy: the default holds");
                return 1;
            }
            if (json) {
                server.out().println(JsonMapper.shared().writeValueAsString(typed(policy.get())));
                server.out().flush();
            } else {
                print(policy.get(), server.out());
            }
            return 0;
        }

        private static Map<String, Object> typed(Map<String, String> policy) {
            var members = new LinkedHashMap<String, Object>();
            policy.forEach((name, value) ->
                    members.put(
                            name,
                            value.matches("\\d+")
                                    ? Integer.valueOf(value)
                                    : Boolean.valueOf(value)));
            return members;
        }
    }
}
