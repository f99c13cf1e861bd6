package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.authorization.WorkingHours;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.ExplanationPrinter;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.StatementRef;
import dev.gatehouse.policy.condition.ContextValues;
import dev.gatehouse.server.event.Evaluation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Decides whether a principal may do something that Gatehouse itself does not serve, such as
/// `s3:GetObject`, with the engine that enforces. A caller asks about itself; to ask about another
/// principal, or to assert what the server knows itself, it needs `gatehouse:AuthorizeFor` on the
/// principal's ARN, as a service has it that asks for its own callers. An AWS service has no ARN:
/// to ask about one takes it on `*`.
final class Authorize implements OwnOperation {
    private static final String ASK_FOR_OTHERS = "gatehouse:AuthorizeFor";
    private static final int MAX_QUESTIONS = 100;
    private static final int MAX_KEYS = 200;
    private static final int MAX_VALUES = 1_000;
    private static final int MAX_TEXT = 4_096;
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]{1,64}:[A-Za-z0-9]{1,128}");

    private static final Pattern SERVICE =
            Pattern.compile("[a-z0-9.-]{1,200}\\.amazonaws\\.com(\\.cn)?");

    /// The global condition keys that say something of the resource and the request, which only the
    /// one who asks can know. All other keys that begin with `aws:` are the server's own.
    private static final Set<String> OF_THE_QUESTION =
            Set.of("aws:tagkeys", "aws:referer", "aws:resourceorgid", "aws:resourceorgpaths");

    private static final List<String> TAGS_OF_THE_QUESTION =
            List.of("aws:resourcetag/", "aws:requesttag/");

    private final IdentityDirectory identities;

    Authorize(IdentityDirectory identities) {
        this.identities = identities;
    }

    @Override
    public String name() {
        return "Authorize";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        if (!body.isArray()) {
            return answer(Question.parse(body, "the body"), call, decisions);
        }
        if (body.size() > MAX_QUESTIONS) {
            throw VALIDATION_ERROR.because(
                    "At most %d questions can be asked at once.", MAX_QUESTIONS);
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < body.size(); i++) {
            answers.add(answer(Question.parse(body.get(i), "question " + i), call, decisions));
        }
        return answers;
    }

    private Answer answer(Question question, Call call, Decisions decisions) {
        Optional<RequestPrincipal.Service> service = question.service();
        if (service.isPresent()) {
            decisions.require(Access.to(ASK_FOR_OTHERS, "*"), call);
            Permission permission = question.permission(call);
            return Answer.of(
                    decisions.decide(permission, service.get(), call),
                    service.get().name(),
                    question.explain());
        }
        Call asked = question.principal().map(arn -> as(arn, call, decisions)).orElse(call);
        // An explanation shows the texts of policies, also of those that the caller may not read.
        if (question.principal().isEmpty()
                && (question.assertsServerKeys() || question.explain())) {
            decisions.require(Access.to(ASK_FOR_OTHERS, call.caller().arn()), call);
        }
        return Answer.of(
                decisions.decide(question.permission(call), asked),
                asked.caller().arn(),
                question.explain());
    }

    /// The call as if another principal had made it, with a long-term credential of its own.
    private Call as(String arn, Call call, Decisions decisions) {
        decisions.require(Access.to(ASK_FOR_OTHERS, arn), call);
        Caller principal =
                identities
                        .caller(call.account(), call.view(), arn)
                        .orElseThrow(() ->
                                VALIDATION_ERROR.because(
                                        "There is no principal %s in account %s.",
                                        arn, call.account().id()));
        return call.as(principal, Credential.longTerm(""));
    }

    /// What is asked.
    record Question(
            String action,
            String resource,
            Optional<AccountId> resourceAccount,
            Optional<String> principal,
            Map<String, ContextValues> context,
            boolean explain) {
        private static final Set<String> MEMBERS =
                Set.of("action", "resource", "resourceAccount", "principal", "context", "explain");

        static Question parse(JsonNode json, String at) {
            if (!json.isObject()) {
                throw VALIDATION_ERROR.because("A JSON object is expected as %s.", at);
            }
            for (String name : json.propertyNames()) {
                if (!MEMBERS.contains(name)) {
                    throw VALIDATION_ERROR.because(
                            "There is no member `%s` in %s: it takes action, resource,"
                                    + " resourceAccount, principal, context and explain.",
                            shortened(name), at);
                }
            }
            String action = text(json, "action", at).orElse("");
            if (!ACTION.matcher(action).matches()) {
                throw VALIDATION_ERROR.because(
                        "The action of %s must be of the form service:Name, such as s3:GetObject.",
                        at);
            }
            Optional<String> owner = text(json, "resourceAccount", at);
            Optional<AccountId> account = owner.flatMap(AccountId::find);
            if (owner.isPresent() && account.isEmpty()) {
                throw VALIDATION_ERROR.because(
                        "The resourceAccount of %s must be twelve digits.", at);
            }
            return new Question(
                    action,
                    text(json, "resource", at).orElse("*"),
                    account,
                    text(json, "principal", at),
                    context(json.path("context"), at),
                    bool(json.path("explain"), at));
        }

        private static boolean bool(JsonNode json, String at) {
            if (!json.isMissingNode() && !json.isNull() && !json.isBoolean()) {
                throw VALIDATION_ERROR.because("Member `explain` of %s must be true or false.", at);
            }
            return json.asBoolean(false);
        }

        /// The AWS service that is asked about, if it is one.
        Optional<RequestPrincipal.Service> service() {
            return principal
                    .filter(name -> SERVICE.matcher(name).matches())
                    .map(RequestPrincipal.Service::new);
        }

        /// The permission that is asked about, with the keys of the question.
        Permission permission(Call call) {
            return resourceAccount
                    .map(id -> new Account(call.account().partition(), id))
                    .map(access()::ownedBy)
                    .orElseGet(this::access)
                    .permissions()
                    .getFirst();
        }

        /// The same, of a resource that belongs to whoever calls unless the question says
        /// otherwise.
        Permission permissionAt(Account home) {
            Account owner =
                    resourceAccount.map(id -> new Account(home.partition(), id)).orElse(home);
            return access().ownedBy(owner).permissions().getFirst();
        }

        private Access access() {
            Access access = Access.to(action, resource);
            for (Map.Entry<String, ContextValues> key : context.entrySet()) {
                access = access.with(key.getKey(), key.getValue());
            }
            return access;
        }

        /// Whether a key is asserted that the server would set itself.
        boolean assertsServerKeys() {
            return context.keySet().stream()
                    .map(key -> key.toLowerCase(Locale.ROOT))
                    .filter(key -> key.startsWith("aws:") || key.startsWith("gatehouse:"))
                    .anyMatch(key ->
                            !OF_THE_QUESTION.contains(key)
                                    && TAGS_OF_THE_QUESTION.stream().noneMatch(key::startsWith));
        }

        private static Map<String, ContextValues> context(JsonNode json, String at) {
            var context = new HashMap<String, ContextValues>();
            if (json.isMissingNode() || json.isNull()) {
                return context;
            }
            if (!json.isObject() || json.size() > MAX_KEYS) {
                throw VALIDATION_ERROR.because(
                        "The context of %s must be an object of at most %d keys.", at, MAX_KEYS);
            }
            for (Map.Entry<String, JsonNode> key : json.properties()) {
                if (WorkingHours.isOne(key.getKey())) {
                    throw VALIDATION_ERROR.because(
                            "Key `%s` of %s comes from the server's clock: nobody else can say it.",
                            shortened(key.getKey()), at);
                }
                context.put(key.getKey(), values(key.getValue(), key.getKey(), at));
            }
            return context;
        }

        private static ContextValues values(JsonNode json, String key, String at) {
            if (!json.isArray()) {
                return ContextValues.single(value(json, key, at));
            }
            if (json.size() > MAX_VALUES) {
                throw VALIDATION_ERROR.because(
                        "Key `%s` of %s has more than %d values.", shortened(key), at, MAX_VALUES);
            }
            var values = new ArrayList<String>();
            json.forEach(value -> values.add(value(value, key, at)));
            return ContextValues.multiple(values);
        }

        private static String value(JsonNode json, String key, String at) {
            if (!json.isString() && !json.isNumber() && !json.isBoolean()) {
                throw VALIDATION_ERROR.because(
                        "Key `%s` of %s must be a text, a number, true, false, or a list of such.",
                        shortened(key), at);
            }
            return bounded(json.asString(), "Key `" + shortened(key) + "` of " + at);
        }

        private static Optional<String> text(JsonNode json, String name, String at) {
            JsonNode value = json.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isString()) {
                throw VALIDATION_ERROR.because("Member `%s` of %s must be a text.", name, at);
            }
            return Optional.of(bounded(value.asString(), "Member `" + name + "` of " + at));
        }

        private static String bounded(String text, String what) {
            if (text.length() > MAX_TEXT) {
                throw VALIDATION_ERROR.because("%s is longer than %d characters.", what, MAX_TEXT);
            }
            return text;
        }

        private static String shortened(String text) {
            return text.length() > 100 ? text.substring(0, 100) + "…" : text;
        }
    }

    /// What is answered.
    ///
    /// @param decision `allowed`, `explicitDeny` or `implicitDeny`
    /// @param by what determined it, as in [Evaluation#by]
    /// @param detail the same for people
    /// @param missing the condition keys that nobody gave and that could change the decision
    /// @param explanation the reasons as lines for people, empty unless they were asked for
    record Answer(
            String decision,
            List<String> by,
            String detail,
            List<String> missing,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> explanation) {
        static Answer of(Ruling ruling, String principal, boolean explain) {
            return new Answer(
                    Evaluation.word(ruling.decision()),
                    Evaluation.by(ruling.decision()),
                    ruling.decision() instanceof Decision.Allowed allowed
                            ? allowed(allowed, ruling, principal)
                            : ruling.denial(principal),
                    ruling.missingKeys(),
                    explain ? ExplanationPrinter.lines(ruling.explanation()) : List.of());
        }

        private static String allowed(Decision.Allowed allowed, Ruling ruling, String principal) {
            String may =
                    "User: %s is authorized to perform: %s on resource: %s"
                            .formatted(
                                    principal,
                                    ruling.permission().action(),
                                    ruling.permission().resource());
            if (allowed.by().isEmpty()) {
                return may + " because the root user needs no policy";
            }
            StatementRef statement = allowed.by().getFirst();
            return may
                    + " because statement %s of %s `%s` (line %d) allows it"
                            .formatted(
                                    statement.sid().orElse(String.valueOf(statement.index())),
                                    statement.type().words(),
                                    statement.policy(),
                                    statement.place().line());
        }
    }
}
