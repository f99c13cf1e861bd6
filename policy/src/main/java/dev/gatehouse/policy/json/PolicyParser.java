package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Policy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Parses policy documents and collects everything that is wrong with them, each with its place.
/// Which elements a document may have depends on its type.
///
/// To [#parse] is for documents that were accepted already: it refuses what has no meaning. To
/// [#validate] is for documents that someone wants to save: it also refuses what would never match,
/// such as an action without a vendor, as AWS does.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
///   of the IAM JSON policy language</a>
public final class PolicyParser {
    private static final String VERSION_2012 = "2012-10-17";
    private static final String VERSION_2008 = "2008-10-17";
    private static final List<String> ELEMENTS = List.of("Version", "Id", "Statement");

    private final Problems problems;
    private final StatementParser statements;
    private final boolean needs2012;
    private String version = VERSION_2008;

    private PolicyParser(PolicyType type, boolean saved, boolean needs2012) {
        this.problems = new Problems(type);
        this.statements =
                new StatementParser(
                        type,
                        problems,
                        saved ? Optional.of(new SavedTextRules(type, problems)) : Optional.empty());
        this.needs2012 = needs2012;
    }

    /// Parses a document that is a policy of this type.
    public static ParseResult parse(String document, PolicyType type) {
        return new PolicyParser(type, false, false).parse(document);
    }

    /// Parses a document that is to be saved as a policy of this type.
    public static ParseResult validate(String document, PolicyType type) {
        boolean organizations =
                type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL;
        return new PolicyParser(type, true, organizations).parse(document);
    }

    /// Parses a document that is to be saved as a managed policy, which must be written in version
    /// 2012-10-17.
    public static ParseResult validateManaged(String document) {
        return new PolicyParser(PolicyType.IDENTITY, true, true).parse(document);
    }

    /// Takes a value that is to be saved as a policy of this type, such as one read from YAML.
    /// Problems stand where the value stands.
    public static ParseResult validate(JsonValue document, PolicyType type) {
        boolean organizations =
                type == PolicyType.SERVICE_CONTROL || type == PolicyType.RESOURCE_CONTROL;
        var parser = new PolicyParser(type, true, organizations);
        Policy policy = parser.policy(JsonPrinter.oneLine(document), document);
        return parser.problems.isEmpty()
                ? new ParseResult.Parsed(policy)
                : parser.problems.result();
    }

    private ParseResult parse(String document) {
        try {
            Policy policy = policy(document, JsonReader.read(document));
            return problems.isEmpty() ? new ParseResult.Parsed(policy) : problems.result();
        } catch (JsonSyntaxException notJson) {
            problems.report(
                    Rule.JSON, DocumentPath.DOCUMENT, notJson.place(), "", notJson.message());
            return problems.result();
        }
    }

    private Policy policy(String text, JsonValue document) {
        Optional<String> id = Optional.empty();
        List<Statement> parsed = List.of();
        if (!(document instanceof JsonObject object)) {
            problems.report(
                    Rule.SYNTAX,
                    DocumentPath.DOCUMENT,
                    document.place(),
                    "",
                    "a policy is a JSON object");
            return new Policy(text, version, id, parsed);
        }
        version(object);
        for (Member member : object.members()) {
            DocumentPath path = DocumentPath.DOCUMENT.then(member.name());
            switch (member.name()) {
                case "Version" -> {}
                case "Id" -> id = text(path, member.value());
                case "Statement" -> parsed = statements(path, member.value());
                default ->
                        problems.report(
                                Rule.SYNTAX,
                                path,
                                member.place(),
                                member.name(),
                                "unknown element `" + member.name() + "`",
                                Spelling.hint(member.name(), ELEMENTS));
            }
        }
        if (object.find("Statement").isEmpty()) {
            problems.report(
                    Rule.STATEMENT_MISSING,
                    DocumentPath.DOCUMENT,
                    object.place(),
                    "",
                    "element `Statement` is missing");
        }
        return new Policy(text, version, id, parsed);
    }

    private void version(JsonObject object) {
        DocumentPath path = DocumentPath.DOCUMENT.then("Version");
        Optional<JsonValue> value = object.find("Version");
        Optional<String> text = value.flatMap(given -> text(path, given));
        if (text.isPresent() && !text.get().equals(VERSION_2012)) {
            if (text.get().equals(VERSION_2008)) {
                requireNew(path, value.get());
            } else {
                problems.report(
                        Rule.VERSION_UNKNOWN,
                        path,
                        value.get().place(),
                        text.get(),
                        "unknown version `" + text.get() + "`",
                        Optional.of("use `" + VERSION_2012 + "`"));
            }
        }
        if (value.isEmpty()) {
            requireNew(DocumentPath.DOCUMENT, object);
        }
        version = text.filter(VERSION_2012::equals).orElse(VERSION_2008);
    }

    private void requireNew(DocumentPath path, JsonValue value) {
        if (needs2012) {
            problems.report(
                    Rule.VERSION_OLD,
                    path,
                    value.place(),
                    "",
                    "such a policy needs `\"Version\": \"" + VERSION_2012 + "\"`");
        }
    }

    private List<Statement> statements(DocumentPath path, JsonValue value) {
        boolean list = value instanceof JsonArray;
        List<JsonValue> values = value instanceof JsonArray array ? array.items() : List.of(value);
        if (values.isEmpty()) {
            problems.report(
                    Rule.STATEMENT_MISSING,
                    path,
                    value.place(),
                    "",
                    "at least one statement is needed");
        }
        var parsed = new ArrayList<Statement>();
        for (int i = 0; i < values.size(); i++) {
            DocumentPath at = (list ? path.then(i) : path).asStatement(i);
            if (values.get(i) instanceof JsonObject object) {
                parsed.add(statements.parse(i, at, object, version.equals(VERSION_2012)));
            } else {
                problems.report(
                        Rule.SYNTAX, at, values.get(i).place(), "", "a statement is a JSON object");
            }
        }
        return parsed;
    }

    private Optional<String> text(DocumentPath path, JsonValue value) {
        if (value instanceof JsonString string) {
            return Optional.of(string.text());
        }
        problems.report(Rule.SYNTAX, path, value.place(), "", "a text is expected");
        return Optional.empty();
    }
}
