package dev.gatehouse.policy.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.JsonPrinter;
import dev.gatehouse.policy.json.JsonReader;
import dev.gatehouse.policy.json.JsonValue;
import dev.gatehouse.policy.json.JsonValue.JsonArray;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import dev.gatehouse.policy.json.JsonValue.JsonString;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.requirement.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs the cases of `src/test/cases`: an account, a question and the whole answer.
@Requirement("C6")
class AccessCasesTest {
    private static final Path CASES = Path.of("src/test/cases");

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsTheCaseSays(String name) throws IOException {
        var json = (JsonObject) JsonReader.read(Files.readString(CASES.resolve(name)));
        Account account =
                Account.of(
                        AccountDetailsReader.read(json.find("account").orElseThrow()),
                        AccessCasesTest::awsManaged,
                        levels(json, "scp", PolicyType.SERVICE_CONTROL),
                        levels(json, "rcp", PolicyType.RESOURCE_CONTROL));

        assertThat(answer(json, account))
                .as(texts(json, "why").getFirst())
                .containsExactlyElementsOf(texts(json, "expect"));
    }

    private static List<String> answer(JsonObject json, Account account) {
        if (json.find("whatCan").isPresent()) {
            AccountPrincipal principal =
                    account.find(texts(json, "whatCan").getFirst()).orElseThrow();
            return WhatCan.find(account, principal).stream()
                    .map(access -> access.action() + " on " + access.resource() + said(access))
                    .toList();
        }
        List<String> question = texts(json, "whoCan");
        Optional<NamedPolicy> policy =
                json.find("resourcePolicy").map(document -> policy(document, PolicyType.RESOURCE));
        return WhoCan.find(
                        account,
                        question.getFirst(),
                        question.stream().skip(1).findFirst(),
                        Optional.empty(),
                        policy)
                .stream()
                .map(access ->
                        access.principal().kind() + " " + access.principal().name() + said(access))
                .toList();
    }

    private static String said(Access access) {
        String verdict = ": " + access.verdict().word();
        return access.verdict() == Verdict.ALLOWED
                ? verdict
                : verdict + ": " + FormulaPrinter.words(access.conditions());
    }

    private static Optional<String> awsManaged(String arn) {
        return arn.equals("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess")
                ? Optional.of(
                        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                                + " \"Action\": \"s3:Get*\", \"Resource\": \"*\"}}")
                : Optional.empty();
    }

    private static List<List<NamedPolicy>> levels(JsonObject json, String name, PolicyType type) {
        return items(json, name).stream()
                .map(level ->
                        ((JsonArray) level)
                                .items().stream().map(document -> policy(document, type)).toList())
                .toList();
    }

    private static NamedPolicy policy(JsonValue document, PolicyType type) {
        String text = JsonPrinter.oneLine(document);
        return switch (PolicyParser.parse(text, type)) {
            case ParseResult.Parsed parsed -> new NamedPolicy(type, "given", parsed.policy());
            case ParseResult.Malformed malformed -> throw new AssertionError(malformed.message());
        };
    }

    private static List<String> texts(JsonObject json, String name) {
        return items(json, name).stream().map(item -> ((JsonString) item).text()).toList();
    }

    private static List<JsonValue> items(JsonObject json, String name) {
        return json.find(name)
                .map(value -> value instanceof JsonArray array ? array.items() : List.of(value))
                .orElse(List.of());
    }
}
