package dev.gatehouse.server;

import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A further address to listen on, which stands for a VPC endpoint: what comes in there has come
/// through it.
///
/// @param port 0 for a free one
public record Listener(String name, String address, int port, VpcEndpoint endpoint) {
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<name>[A-Za-z0-9_-]{1,64})=(\\[(?<v6>[0-9A-Fa-f:.]+)]|(?<host>[^\\[\\]:,=]+))"
                            + ":(?<port>[0-9]{1,5})(?<options>(,[a-z]+=[^,]+)*)");
    private static final Set<String> OPTIONS = Set.of("vpc", "vpce", "policy");
    private static final String ID = "([0-9A-Za-z]{8}|[0-9A-Za-z]{17})";
    private static final int MAX_PORT = 65_535;

    /// Reads `NAME=ADDRESS:PORT,vpc=vpc-…,vpce=vpce-…[,policy=FILE]`.
    ///
    /// @throws IllegalArgumentException if it is not of that form, or the file holds no policy
    /// @throws IOException if the file cannot be read
    public static Listener parse(String text) throws IOException {
        return parse(text, Files::readString);
    }

    /// Reads policies from files.
    public interface Documents {
        /// The policy in a file, as JSON.
        String read(Path file) throws IOException;
    }

    /// The same, with policies from files of another form.
    public static Listener parse(String text, Documents documents) throws IOException {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Integer.parseInt(form.group("port")) > MAX_PORT) {
            throw new IllegalArgumentException(
                    "a listener is written as"
                            + " NAME=ADDRESS:PORT,vpc=vpc-…,vpce=vpce-…[,policy=FILE], not `"
                            + text
                            + "`");
        }
        Map<String, String> options = options(form.group("options"), text);
        String vpc = required(options, "vpc", "vpc-" + ID);
        String id = required(options, "vpce", "vpce-" + ID);
        Optional<NamedPolicy> policy = Optional.empty();
        if (options.containsKey("policy")) {
            Path file = Path.of(options.getOrDefault("policy", ""));
            policy = Optional.of(policy(id, file, documents.read(file)));
        }
        String v6 = form.group("v6");
        return new Listener(
                form.group("name"),
                v6 == null ? form.group("host") : v6,
                Integer.parseInt(form.group("port")),
                new VpcEndpoint(vpc, id, policy));
    }

    private static Map<String, String> options(String text, String whole) {
        var options = new HashMap<String, String>();
        for (String option : text.isEmpty() ? new String[0] : text.substring(1).split(",", -1)) {
            String name = option.substring(0, option.indexOf('='));
            if (!OPTIONS.contains(name)
                    || options.put(name, option.substring(name.length() + 1)) != null) {
                throw new IllegalArgumentException(
                        "a listener takes vpc, vpce and policy, each once, not `" + whole + "`");
            }
        }
        return options;
    }

    private static String required(Map<String, String> options, String name, String form) {
        String value = options.getOrDefault(name, "");
        if (!value.matches(form)) {
            throw new IllegalArgumentException(
                    "a listener needs %s=%s- and 8 or 17 letters and digits".formatted(name, name));
        }
        return value;
    }

    private static NamedPolicy policy(String id, Path file, String document) {
        return switch (PolicyParser.validate(document, PolicyType.VPC_ENDPOINT)) {
            case ParseResult.Parsed parsed ->
                    new NamedPolicy(PolicyType.VPC_ENDPOINT, id, parsed.policy());
            case ParseResult.Malformed malformed ->
                    throw new IllegalArgumentException(
                            file + " holds no endpoint policy: " + malformed.message());
        };
    }
}
