package dev.gatehouse.cli.signin;

import dev.gatehouse.cli.client.Connection;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `gatehouse signin`: signs a person in, and makes the session a profile of AWS's tools.
@Command(
        name = "signin",
        description =
                "Signs you in with your password and second factor, and writes the session into a"
                        + " profile: AWS_PROFILE=gatehouse aws iam get-user",
        mixinStandardHelpOptions = true)
public final class SignInCommand implements Callable<Integer> {
    private static final int DENIED = 5;
    private static final int LATER = 4;

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--endpoint",
            description =
                    "Where the server listens. Default: AWS_ENDPOINT_URL or http://127.0.0.1:4283")
    private @Nullable URI endpoint;

    @Option(names = "--account", paramLabel = "ID", description = "Id or alias of your account.")
    private @Nullable String account;

    @Option(names = "--user", paramLabel = "NAME", description = "Your user name.")
    private @Nullable String user;

    @Option(names = "--email", description = "Your e-mail address, as a root user.")
    private @Nullable String email;

    @Option(
            names = "--setup",
            description = "Set e-mail address and password of root with a one-time token.")
    private boolean setup;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "gatehouse",
            description = "Profile to write. Default: ${DEFAULT-VALUE}")
    private String profile = "gatehouse";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("picocli did not set the command");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (!profile.matches("[\\w.@+-]{1,64}")) {
            throw new ParameterException(spec.commandLine(), "--profile takes a plain name");
        }
        Map<String, String> environment = System.getenv();
        URI server = endpoint == null ? Connection.server(environment) : endpoint;
        Prompts prompts = Prompts.ofProcess(out);
        var steps = new SignInSteps(server, Connection.to(server, environment), prompts, out);
        JsonNode answer = setup ? steps.setUp(email(prompts)) : steps.signIn(who(spec, prompts));
        return ended(answer, new Profile(profile, environment), server, out);
    }

    private String email(Prompts prompts) throws IOException {
        return email == null ? prompts.ask("E-mail address") : email;
    }

    private Map<String, String> who(CommandSpec command, Prompts prompts) throws IOException {
        if (email != null) {
            if (account != null || user != null) {
                throw new ParameterException(
                        command.commandLine(),
                        "say --email for root, or --account and --user for an IAM user");
            }
            return Map.of("email", email);
        }
        return Map.of(
                "account", account == null ? prompts.ask("Account") : account,
                "user", user == null ? prompts.ask("User") : user);
    }

    private static int ended(JsonNode answer, Profile profile, URI server, PrintWriter out)
            throws IOException {
        String state = answer.path("state").asString("");
        return switch (state) {
            case "signed-in", "must-enrol" -> signedIn(answer, profile, server, out);
            case "set-up" -> {
                out.printf("root signs in as %s%n", answer.path("email").asString());
                yield 0;
            }
            default -> {
                out.println(answer.path("message").asString("the server refused"));
                yield state.equals("throttled") ? LATER : DENIED;
            }
        };
    }

    private static int signedIn(JsonNode answer, Profile profile, URI server, PrintWriter out)
            throws IOException {
        profile.put(answer.path("credentials"), server);
        out.printf(
                "signed in as %s until %s%n  export AWS_PROFILE=%s%n",
                answer.path("arn").asString(),
                Instant.parse(answer.path("expires").asString()),
                profile.name());
        if (answer.has("passwordExpires")) {
            out.printf(
                    "  your password expires at %s%n", answer.path("passwordExpires").asString());
        }
        if (answer.path("state").asString("").equals("must-enrol")) {
            out.printf(
                    "  the account demands a second factor: until you have enabled one and signed in"
                            + " with it, you may do nothing else%n");
        }
        return 0;
    }
}
