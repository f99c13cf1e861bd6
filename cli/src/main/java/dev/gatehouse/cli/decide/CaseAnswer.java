package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.StatementRef;
import dev.gatehouse.policy.json.JsonBuilder;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.Member;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.policy.json.Problem;
import java.util.List;
import java.util.Optional;

/// Answers one case.
final class CaseAnswer {
    private final Case given;
    private final JsonBuilder answer = new JsonBuilder();

    private CaseAnswer(Case given) {
        this.given = given;
    }

    /// @throws CaseException if the case says too little, or what cannot be
    static JsonObject to(Case given) {
        return new CaseAnswer(given).answer();
    }

    private JsonObject answer() {
        given.id().ifPresent(id -> answer.put("id", id));
        switch (given.require("kind")) {
            case "decision" -> decide();
            case "policy-validation" -> validate();
            case "policy-parse" -> parse();
            default ->
                    throw new CaseException(
                            "`kind` must be decision, policy-validation or policy-parse");
        }
        return answer.build();
    }

    private void decide() {
        CaseDecision question = CaseDecision.of(given);
        switch (question.authorizer().decide(question.request())) {
            case Decision.Allowed allowed -> decided("allowed", allowed.by(), Optional.empty());
            case Decision.ExplicitlyDenied denied ->
                    decided("explicitDeny", denied.by(), Optional.empty());
            case Decision.ImplicitlyDenied denied ->
                    decided(
                            "implicitDeny",
                            List.of(),
                            Optional.of("no " + denied.missing().words() + " allows it"));
        }
    }

    private void decided(String decision, List<StatementRef> by, Optional<String> detail) {
        answer.put("decision", decision);
        answer.put("by", by.stream().map(CaseAnswer::statement).toList());
        detail.ifPresent(text -> answer.put("detail", text));
    }

    private static JsonObject statement(StatementRef statement) {
        var json =
                new JsonBuilder()
                        .put("policy", statement.policy())
                        .put("statement", statement.index());
        statement.sid().ifPresent(sid -> json.put("sid", sid));
        return json.put("line", statement.place().line())
                .put("column", statement.place().column())
                .build();
    }

    private void validate() {
        boolean inline = given.text("scope").equals(Optional.of("inline-policy"));
        for (Member member : given.object("policies").members()) {
            PolicyType type = CaseTypes.find(member.name());
            boolean managed =
                    type == PolicyType.PERMISSIONS_BOUNDARY
                            || (type == PolicyType.IDENTITY && !inline);
            for (String document : Case.documents(member.value())) {
                ParseResult result =
                        managed
                                ? PolicyParser.validateManaged(document)
                                : PolicyParser.validate(document, type);
                if (result instanceof ParseResult.Malformed malformed) {
                    refuse("invalid", malformed);
                    return;
                }
            }
        }
        answer.put("decision", "valid");
    }

    /// A document of no stated type parses if it is a policy of any type.
    private void parse() {
        for (Member member : given.object("policies").members()) {
            List<PolicyType> types =
                    member.name().equals("generic")
                            ? List.of(PolicyType.IDENTITY, PolicyType.RESOURCE, PolicyType.TRUST)
                            : List.of(CaseTypes.find(member.name()));
            for (String document : Case.documents(member.value())) {
                List<ParseResult.Malformed> failures =
                        types.stream()
                                .map(type -> PolicyParser.parse(document, type))
                                .filter(ParseResult.Malformed.class::isInstance)
                                .map(ParseResult.Malformed.class::cast)
                                .toList();
                if (failures.size() == types.size()) {
                    refuse("parse-error", failures.getFirst());
                    return;
                }
            }
        }
        answer.put("decision", "parse-ok");
    }

    private void refuse(String decision, ParseResult.Malformed malformed) {
        answer.put("decision", decision);
        answer.put("detail", malformed.message());
        answer.put("problems", malformed.problems().stream().map(CaseAnswer::problem).toList());
    }

    private static JsonObject problem(Problem problem) {
        var json =
                new JsonBuilder()
                        .put("line", problem.place().line())
                        .put("column", problem.place().column())
                        .put("pointer", problem.path().pointer())
                        .put("message", problem.message());
        problem.hint().ifPresent(hint -> json.put("hint", hint));
        return json.build();
    }
}
