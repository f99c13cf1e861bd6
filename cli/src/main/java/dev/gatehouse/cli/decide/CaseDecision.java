package dev.gatehouse.cli.decide;

import dev.gatehouse.authorization.WorkingHours;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonBoolean;
import dev.gatehouse.policy.json.JsonValue.JsonNumber;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.JsonValue.Member;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The request of a case and the policies that decide it.
record CaseDecision(Authorizer authorizer, RequestContext request) {
    /// @throws CaseException if the case says too little, or what cannot be
    static CaseDecision of(Case given) {
        CasePrincipal principal = CasePrincipal.parse(given.require("principal"));
        String resource = given.text("resource").orElse("*");
        var policies = new CasePolicies(given.object("policies"), principal, resource);
        return new CaseDecision(
                Authorizer.of(policies.set(given, resource)), request(given, principal, resource));
    }

    private static RequestContext request(Case given, CasePrincipal principal, String resource) {
        String account =
                given.text("resource_account")
                        .or(() ->
                                Arn.find(resource)
                                        .map(Arn::account)
                                        .filter(owner -> !owner.isEmpty()))
                        .or(() -> principal.principal().account())
                        .orElse("");
        RequestContext.Builder request =
                RequestContext.of(
                        given.require("action"), resource, principal.principal(), account);
        given.time().map(WorkingHours::new).ifPresent(hours -> request.deriving(hours::find));
        JsonObject types = given.object("context_types");
        for (Member member : given.object("context").members()) {
            boolean list =
                    member.value() instanceof JsonArray
                            || types.find(member.name()).filter(CaseDecision::isList).isPresent();
            List<String> values = values(member);
            if (list) {
                request.with(member.name(), values);
            } else {
                request.with(member.name(), values.getFirst());
            }
        }
        return request.build();
    }

    /// Whether this is a type of the simulator for keys that hold several values. Such a key is
    /// tested by the set operators only, even when it holds one.
    private static boolean isList(JsonValue type) {
        return type instanceof JsonString name
                && name.text().toLowerCase(Locale.ROOT).endsWith("list");
    }

    private static List<String> values(Member member) {
        Stream<JsonValue> items =
                member.value() instanceof JsonArray array
                        ? array.items().stream()
                        : Stream.of(member.value());
        return items.map(item ->
                        switch (item) {
                            case JsonString text -> text.text();
                            case JsonNumber number -> number.text();
                            case JsonBoolean bool -> String.valueOf(bool.value());
                            case JsonValue.JsonNull _, JsonArray _, JsonObject _ ->
                                    throw new CaseException(
                                            "`context."
                                                    + member.name()
                                                    + "` must be a text or a list of texts");
                        })
                .toList();
    }
}
