package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.iam.delegation.DelegationRequest.Parameter;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A policy whose texts hold placeholders such as `@{bucketName}`. A placeholder of a list makes of
/// the text around it one text for each value.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/temporary-delegation-policy-templates.html">Policy
///   templates</a>
final class PolicyTemplate {
    private static final int LONGEST = 2_048;
    private static final Pattern PLACEHOLDER = Pattern.compile("@\\{([^{}]*)}");

    private final String document;
    private final Map<String, Parameter> parameters = new HashMap<>();
    private final Set<String> unused = new HashSet<>();

    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a parameter is given twice
    PolicyTemplate(String document, List<Parameter> parameters) {
        this.document = document;
        for (Parameter parameter : parameters) {
            if (this.parameters.put(parameter.name(), parameter) != null) {
                throw INVALID_INPUT.because("Parameter %s is given twice.", parameter.name());
            }
        }
        unused.addAll(this.parameters.keySet());
    }

    /// The policy with its values.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if a value is missing or left over, or
    ///   the result is no policy or too long
    String filled() {
        var filled = new StringBuilder();
        int at = 0;
        while (at < document.length()) {
            char c = document.charAt(at);
            if (c == '"') {
                int end = endOfText(at);
                add(document.substring(at + 1, end - 1), end, filled);
                at = end;
            } else {
                filled.append(c);
                at++;
            }
            if (filled.length() > 2 * LONGEST) {
                throw tooLong();
            }
        }
        unused.stream()
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw INVALID_INPUT.because(
                            "Parameter %s does not stand in the policy template.", name);
                });
        return checked(filled.toString());
    }

    /// Adds a text with its values.
    ///
    /// @param end where the document goes on
    private void add(String text, int end, StringBuilder filled) {
        List<Parameter> lists =
                PLACEHOLDER
                        .matcher(text)
                        .results()
                        .map(found -> parameter(found.group(1)))
                        .filter(Parameter::list)
                        .distinct()
                        .toList();
        if (lists.size() > 1) {
            throw INVALID_INPUT.because("A text of the policy template has two lists: %s", text);
        }
        if (lists.isEmpty()) {
            filled.append(quoted(text, name -> parameter(name).values().getFirst()));
            return;
        }
        if (nextMark(end) == ':') {
            throw INVALID_INPUT.because("A name of the policy template is a list: %s", text);
        }
        Parameter list = lists.getFirst();
        List<String> texts =
                list.values().stream()
                        .map(value ->
                                quoted(
                                        text,
                                        name ->
                                                name.equals(list.name())
                                                        ? value
                                                        : parameter(name).values().getFirst()))
                        .toList();
        boolean alone = filled.toString().stripTrailing().endsWith(":");
        String joined = String.join(",", texts);
        filled.append(alone ? "[" + joined + "]" : joined);
    }

    private Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw INVALID_INPUT.because("Parameter %s of the policy template has no value.", name);
        }
        unused.remove(name);
        return parameter;
    }

    private static String quoted(String text, UnaryOperator<String> values) {
        return '"'
                + PLACEHOLDER
                        .matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(
                                        values.apply(found.group(1))
                                                .replace("\\", "\\\\")
                                                .replace("\"", "\\\"")))
                + '"';
    }

    private char nextMark(int from) {
        int at = from;
        while (at < document.length() && Character.isWhitespace(document.charAt(at))) {
            at++;
        }
        return at < document.length() ? document.charAt(at) : ' ';
    }

    /// What comes after the text that begins at a quotation mark. The document was parsed when it
    /// was saved, so there is an end.
    private int endOfText(int start) {
        int at = start + 1;
        while (document.charAt(at) != '"') {
            at += document.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static String checked(String policy) {
        if (policy.length() > LONGEST) {
            throw tooLong();
        }
        return switch (PolicyParser.validate(policy, PolicyType.IDENTITY)) {
            case ParseResult.Parsed _ -> policy;
            case ParseResult.Malformed malformed ->
                    throw INVALID_INPUT.because(
                            "The policy template is no policy with these parameters: %s",
                            malformed.message());
        };
    }

    private static AwsException tooLong() {
        return INVALID_INPUT.because(
                "The policy with its parameters is longer than %d characters.", LONGEST);
    }
}
