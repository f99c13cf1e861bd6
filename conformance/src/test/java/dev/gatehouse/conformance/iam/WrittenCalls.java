package dev.gatehouse.conformance.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.AuthenticatorApp;
import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.QueryAnswer;
import dev.gatehouse.conformance.QueryClient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes calls that are written as `operation-cases.txt` has them, and knows the values that were
/// given and remembered. `{code:0}` is the code that the device with the seed `{seed}` shows now,
/// `{code:1}` the next one, and `{policy-of-size:2049}` a policy that quotas count as so large.
final class WrittenCalls {
    private static final Pattern TIMES = Pattern.compile("(\\d+) times (.*)");
    private static final Pattern VALUE = Pattern.compile("\\{([^{}\" ]+)}");
    private static final String CODE = "code:";
    private static final String POLICY = "policy-of-size:";

    private final OperationCases file;
    private final Map<String, String> values;
    private final Set<String> done = new HashSet<>();

    // One instant for all codes, so that two in a row are.
    private final Instant now = Instant.now();

    /// @param values what `{NAME}` stands for, beside what the file says
    WrittenCalls(OperationCases file, Map<String, String> values) {
        this.file = file;
        this.values = new HashMap<>(values);
        this.values.putAll(file.values());
    }

    /// Takes the steps of a set-up, all of which must succeed, unless they were taken before.
    void setUp(String name, QueryClient client) {
        if (done.add(name)) {
            steps(name).forEach(step -> step(step, client));
        }
    }

    /// The lines of a set-up.
    List<String> steps(String name) {
        return Objects.requireNonNull(file.setUps().get(name), name);
    }

    QueryAnswer call(String operation, QueryClient client) {
        String[] words = operation.split(" ", -1);
        var parameters = new HashMap<String, String>();
        for (int i = 1; i < words.length; i++) {
            add(words[i], parameters);
        }
        return client.call("iam", words[0], parameters);
    }

    /// A text with the values in it.
    String filled(String text) {
        return VALUE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private void step(String step, QueryClient client) {
        Matcher times = TIMES.matcher(step);
        if (step.startsWith("given ")) {
            for (String name : step.substring("given ".length()).split(" ", -1)) {
                setUp(name, client);
            }
        } else if (times.matches()) {
            for (int n = 1; n <= Integer.parseInt(times.group(1)); n++) {
                values.put("n", String.valueOf(n));
                succeed(times.group(2), client);
            }
        } else {
            succeed(step, client);
        }
    }

    private void succeed(String step, QueryClient client) {
        String[] parts = step.split(" -> ", 2);
        QueryAnswer answer = call(parts[0], client);
        assertThat(answer.status()).as("%s: %s", step, answer.code()).isEqualTo(200);
        if (parts.length > 1) {
            for (String remembered : parts[1].split(" ", -1)) {
                String[] named = remembered.split("=", 2);
                values.put(named[0], answer.text(named[1]).orElseThrow());
            }
        }
    }

    private void add(String word, Map<String, String> parameters) {
        if (word.startsWith("@")) {
            for (String one : Objects.requireNonNull(values.get(word), word).split(" ", -1)) {
                add(one, parameters);
            }
        } else {
            String[] parameter = word.split("=", 2);
            parameters.put(parameter[0], filled(parameter[1]));
        }
    }

    private String value(String name) {
        if (name.startsWith(CODE)) {
            return code(Integer.parseInt(name.substring(CODE.length())));
        }
        if (name.startsWith(POLICY)) {
            return Policies.ofSize(Integer.parseInt(name.substring(POLICY.length())));
        }
        return filled(Objects.requireNonNull(values.get(name), name));
    }

    private String code(int later) {
        byte[] seed = Base64.getDecoder().decode(value("seed"));
        return new AuthenticatorApp(new String(seed, StandardCharsets.US_ASCII)).code(now, later);
    }
}
