package dev.gatehouse.conformance.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `operation-cases.txt` holds. Its lines are:
///
/// - `let NAME = VALUE`: a value for the calls, which say `{NAME}`. If the name begins with `@`,
///   the value is several parameters, and calls say `@NAME` among theirs.
/// - `given NAME:` and, indented, the steps of a set-up: other set-ups (`given NAME …`), which are
///   made once however often they are named, and calls that must succeed, which can be made several
///   `times` with `{n}` counting, and after which `-> NAME=ELEMENT …` remembers elements of the
///   answer.
/// - `OPERATION PARAMETER=VALUE …` and, indented, the set-ups before it (`given NAME …`), how much
///   later it is (`after PT4H`), who calls (`as NAME`, `admin` if nobody is named) and what is
///   answered: `= 200`, `= 200 ELEMENT=VALUE`, or `= STATUS CODE: MESSAGE`.
///
/// @param values by name
/// @param setUps the steps by name
record OperationCases(
        Map<String, String> values, Map<String, List<String>> setUps, List<OperationCase> cases) {
    private static final String ADMIN = "admin";
    private static final Pattern LET = Pattern.compile("let (\\S+) = (.*)");
    private static final Pattern GIVEN = Pattern.compile("given (\\S+):");
    private static final Pattern ANSWER = Pattern.compile("= (\\d{3})(?: (\\w+):)?(?: (.*))?");

    OperationCases {
        values = Map.copyOf(values);
        setUps = Map.copyOf(setUps);
        cases = List.copyOf(cases);
    }

    /// What files of this folder hold together.
    static OperationCases read(String... resources) {
        var lines = new ArrayList<String>();
        for (String resource : resources) {
            lines.addAll(lines(resource));
        }
        return of(lines);
    }

    /// The lines of a file of this folder.
    static List<String> lines(String resource) {
        try (InputStream file =
                Objects.requireNonNull(
                        OperationCases.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OperationCases of(List<String> lines) {
        var read = new OperationCases.Reader();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                read.line(i + 1, line);
            }
        }
        return new OperationCases(read.values, read.setUps, read.cases);
    }

    /// Goes from line to line.
    private static final class Reader {
        private final Map<String, String> values = new HashMap<>();
        private final Map<String, List<String>> setUps = new HashMap<>();
        private final List<OperationCase> cases = new ArrayList<>();
        private Optional<List<String>> setUp = Optional.empty();
        private String operation = "";
        private List<String> given = List.of();
        private Duration after = Duration.ZERO;
        private String caller = ADMIN;

        void line(int number, String line) {
            Matcher let = LET.matcher(line);
            Matcher named = GIVEN.matcher(line);
            if (let.matches()) {
                values.put(let.group(1), let.group(2));
            } else if (named.matches()) {
                var steps = new ArrayList<String>();
                setUps.put(named.group(1), steps);
                setUp = Optional.of(steps);
            } else if (line.startsWith(" ") && setUp.isPresent()) {
                setUp.get().add(line.strip());
            } else if (line.startsWith(" ")) {
                ofCase(number, line.strip());
            } else {
                setUp = Optional.empty();
                operation = line;
                given = List.of();
                after = Duration.ZERO;
                caller = ADMIN;
            }
        }

        private void ofCase(int number, String line) {
            Matcher answer = ANSWER.matcher(line);
            if (line.startsWith("given ")) {
                given = List.of(line.substring("given ".length()).split(" ", -1));
            } else if (line.startsWith("after ")) {
                after = Duration.parse(line.substring("after ".length()));
            } else if (line.startsWith("as ")) {
                caller = line.substring("as ".length());
            } else if (answer.matches()) {
                cases.add(
                        new OperationCase(
                                number,
                                given,
                                after,
                                caller,
                                operation,
                                Integer.parseInt(answer.group(1)),
                                Optional.ofNullable(answer.group(2)).orElse(""),
                                Optional.ofNullable(answer.group(3)).orElse("")));
            } else {
                throw new AssertionError("line " + number + ": " + line);
            }
        }
    }
}
