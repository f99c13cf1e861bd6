package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.CommonErrorCode.INTERNAL_FAILURE;
import static dev.gatehouse.api.CommonErrorCode.INVALID_ACTION;
import static dev.gatehouse.api.CommonErrorCode.INVALID_CLIENT_TOKEN_ID;
import static dev.gatehouse.api.CommonErrorCode.MISSING_ACTION;
import static dev.gatehouse.api.CommonErrorCode.MISSING_AUTHENTICATION_TOKEN;
import static dev.gatehouse.api.CommonErrorCode.NOT_IMPLEMENTED;
import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.sts.StsApi;
import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.authorization.RequestFacts;
import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Service;
import dev.gatehouse.server.event.Evaluation;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.event.EventLog;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.monitoring.Served;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Draft;
import dev.gatehouse.store.Drafts;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.Turns;
import dev.gatehouse.store.View;
import dev.gatehouse.wire.Addressee;
import dev.gatehouse.wire.Protocol;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import dev.gatehouse.wire.query.Parameters;
import dev.gatehouse.wire.query.QueryDecoder;
import dev.gatehouse.wire.query.QueryResponses;
import dev.gatehouse.wire.sigv4.CredentialScope;
import dev.gatehouse.wire.sigv4.Signature;
import dev.gatehouse.wire.sigv4.SignatureParser;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The way of one request: receive, authenticate, decide, perform, record, answer.
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /// The signing name of Gatehouse's own operations.
    static final String OWN_SERVICE = "gatehouse";

    private final Map<String, Service> services;
    private final Map<String, Endpoint<?, ?>> endpoints;
    private final Authenticator authenticator;
    private final Authorization authorization;
    private final Store store;
    private final Turns turns;
    private final EventLog events;
    private final ObservedUses uses;
    private final InstantSource clock;
    private final Chronology chronology;
    private final Supplier<String> requestIds;
    private final Map<String, OwnOperation> ownOperations;
    private final Consumer<Served> watcher;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param ownOperations by method and path, such as `POST /_gatehouse/authorize`
    /// @param watcher told of every request that was answered
    Pipeline(
            List<Service> services,
            Map<String, OwnOperation> ownOperations,
            Authenticator authenticator,
            Authorization authorization,
            Store store,
            Turns turns,
            EventLog events,
            ObservedUses uses,
            InstantSource clock,
            Chronology chronology,
            Supplier<String> requestIds,
            Consumer<Served> watcher) {
        this.services = new HashMap<>();
        this.endpoints = new HashMap<>();
        for (Service service : services) {
            this.services.put(service.model().name(), service);
            for (Endpoint<?, ?> endpoint : service.endpoints()) {
                endpoints.put(name(service.model(), endpoint.model().name()), endpoint);
            }
        }
        this.authenticator = authenticator;
        this.authorization = authorization;
        this.store = store;
        this.turns = turns;
        this.events = events;
        this.uses = uses;
        this.clock = clock;
        this.chronology = chronology;
        this.requestIds = requestIds;
        this.ownOperations = Map.copyOf(ownOperations);
        this.watcher = watcher;
    }

    /// Whether a request is for one of Gatehouse's own operations.
    boolean isOwn(WireRequest request) {
        return own(request) != null;
    }

    private @Nullable OwnOperation own(WireRequest request) {
        return request.path().startsWith("/_gatehouse/")
                ? ownOperations.get(request.method() + " " + request.path())
                : null;
    }

    /// Answers a request that came through a VPC endpoint, or through none.
    WireResponse serve(WireRequest request, Optional<VpcEndpoint> endpoint) {
        long start = System.nanoTime();
        var received = new Received(request, endpoint, requestIds.get(), clock.instant());
        WireResponse response;
        try {
            response = answer(received);
        } catch (AwsException wrong) {
            received.failed(wrong);
            response = error(received, wrong);
        } catch (RuntimeException fault) {
            LOG.error("request {} failed", received.requestId, fault);
            AwsException internal =
                    INTERNAL_FAILURE.because(
                            "The request processing has failed because of an unknown error,"
                                    + " exception or failure.");
            received.failed(internal);
            response = error(received, internal);
        }
        received.taken().forEach(ruling -> uses.observe(ruling, received.at));
        WireResponse sent = recorded(received, response);
        watcher.accept(received.served(sent.status(), Duration.ofNanos(System.nanoTime() - start)));
        return sent.with("x-amzn-RequestId", received.requestId);
    }

    /// Records the event; a call whose event cannot be kept is not answered with what it asked.
    private WireResponse recorded(Received received, WireResponse response) {
        try {
            if (!received.kept) {
                received.event().ifPresent(events::record);
            }
            return response;
        } catch (IllegalStateException full) {
            LOG.error("the event of request {} was not recorded", received.requestId, full);
            AwsException internal =
                    INTERNAL_FAILURE.because("The event of the request could not be recorded.");
            return error(received, internal);
        }
    }

    private WireResponse error(Received received, AwsException error) {
        return isOwn(received.request)
                ? Protocol.REST_JSON.error(error, received.requestId, Optional.empty())
                : received.error(error);
    }

    private WireResponse json(int status, Object value) {
        return WireResponse.of(status, "application/json", json.writeValueAsString(value));
    }

    private WireResponse answer(Received received) {
        Optional<Signature> signed = SignatureParser.parse(received.request);
        signed.map(Signature::scope).ifPresent(scope -> received.routed(scope, services));
        OwnOperation own = own(received.request);
        Parameters parameters = own == null ? parameters(received) : new Parameters(Map.of());
        received.action =
                own == null
                        ? parameters.find("Action").orElseGet(() -> target(received.request))
                        : own.name();
        Signature signature =
                signed.orElseThrow(() ->
                        MISSING_AUTHENTICATION_TOKEN.because(
                                "Request is missing Authentication Token"));
        String meant = own == null ? meant(received, signature.scope(), parameters) : OWN_SERVICE;
        received.operation = own == null ? known(meant, received.action) : name(own);
        Authenticator.Signer signer =
                authenticator.authenticate(received.request, signature, Set.of(meant));
        received.signer = Optional.of(signer);
        observe(signer, signature.scope(), received.at);
        if (own != null) {
            return perform(received, own, signature.scope());
        }
        Service service =
                Optional.ofNullable(services.get(meant))
                        .orElseThrow(() ->
                                NOT_IMPLEMENTED.because(
                                        "Gatehouse does not serve `%s` yet.", meant));
        return dispatch(received, service, parameters, received.action, signature.scope());
    }

    /// The parameters of a query request; services that are not asked in the query protocol have
    /// none.
    private static Parameters parameters(Received received) {
        return switch (received.addressee.protocol()) {
            case QUERY, EC2 -> Parameters.of(received.request);
            case JSON_1_0, JSON_1_1, REST_JSON, REST_XML -> new Parameters(Map.of());
        };
    }

    /// The operation that a JSON request names in its target.
    private static String target(WireRequest request) {
        String target = request.headers().first("x-amz-target").orElse("");
        return target.substring(target.lastIndexOf('.') + 1);
    }

    /// The signing name of the service that is asked: the scope's if there is such a service, else
    /// the one that the request names otherwise, so that the scope is refused.
    private String meant(Received received, CredentialScope scope, Parameters parameters) {
        if (services.containsKey(scope.service())) {
            return scope.service();
        }
        String version = parameters.find("Version").orElse("");
        return received.addressee
                .service()
                .or(() ->
                        services.values().stream()
                                .map(Service::model)
                                .filter(model -> model.apiVersion().equals(version))
                                .map(ServiceModel::name)
                                .findFirst())
                .orElse("iam");
    }

    private void observe(Authenticator.Signer signer, CredentialScope scope, Instant at) {
        var use = new LastUses.Use(at, scope.service(), scope.region());
        uses.observe(signer.caller(), signer.credential(), use);
    }

    private WireResponse dispatch(
            Received received,
            Service service,
            Parameters parameters,
            String action,
            CredentialScope scope) {
        if (action.isEmpty()) {
            throw MISSING_ACTION.because(
                    "The request is missing an action: name one in the parameter Action.");
        }
        String version = parameters.find("Version").orElse("");
        if (!version.equals(service.model().apiVersion())
                || service.model().operation(action).isEmpty()) {
            throw INVALID_ACTION.because(
                    "Could not find operation %s for version %s", action, version);
        }
        Endpoint<?, ?> endpoint = endpoints.get(name(service.model(), action));
        if (endpoint == null) {
            throw NOT_IMPLEMENTED.because(
                    "Gatehouse does not implement %s:%s yet.", service.model().name(), action);
        }
        received.readOnly = !endpoint.changes();
        return perform(received, service.model(), endpoint, parameters, scope);
    }

    private <I, O> WireResponse perform(
            Received received,
            ServiceModel model,
            Endpoint<I, O> endpoint,
            Parameters parameters,
            CredentialScope scope) {
        Authenticator.Signer signer = received.signer.orElseThrow();
        requireSessionMayCall(signer, model, endpoint.model().name());
        I input = QueryDecoder.decode(endpoint.model().input(), parameters);
        Decisions decisions = decisions(received, scope);
        Function<Call, O> work =
                call -> {
                    decisions.require(endpoint.operation().access(input, call), call);
                    return endpoint.operation().handle(input, call);
                };
        O output = run(received, Work.of(endpoint, input), decisions, work);
        return answersJson(received.request)
                ? QueryResponses.json(endpoint.model(), output, received.requestId)
                : QueryResponses.of(model, endpoint.model(), output, received.requestId);
    }

    private WireResponse perform(Received received, OwnOperation own, CredentialScope scope) {
        received.readOnly = !own.changes();
        JsonNode body;
        try {
            body = json.readTree(received.request.text());
        } catch (JacksonException notJson) {
            throw VALIDATION_ERROR.because("The body is not JSON.");
        }
        Decisions decisions = decisions(received, scope);
        return json(
                200,
                run(received, Work.of(own), decisions, call -> own.perform(body, call, decisions)));
    }

    private Decisions decisions(Received received, CredentialScope scope) {
        var facts =
                new RequestFacts(
                        Optional.of(received.request.sourceAddress()),
                        received.request.headers().first("user-agent"),
                        received.request.secure(),
                        scope.region(),
                        received.endpoint);
        var decisions = new Decisions(authorization, facts);
        received.decisions = Optional.of(decisions);
        return decisions;
    }

    private <O> O run(Received received, Work kind, Decisions decisions, Function<Call, O> work) {
        return switch (kind) {
            case READS -> read(received, Optional.empty(), work);
            case READS_OF_INSTALLATION ->
                    read(
                            received,
                            Optional.of(Draft.readOnly(store.view(JournalId.INSTALLATION))),
                            work);
            case ISSUES -> issue(received, work);
            case CHANGES -> change(received, false, decisions, work);
            case CHANGES_OF_INSTALLATION -> change(received, true, decisions, work);
        };
    }

    private <O> O read(Received received, Optional<Draft> installation, Function<Call, O> work) {
        View view = store.view(journal(received));
        received.stateVersion = view.version();
        return work.apply(call(received, received.at, Draft.readOnly(view), installation));
    }

    /// Credentials are handed out only when it is durable that they were.
    private <O> O issue(Received received, Function<Call, O> work) {
        O output = read(received, Optional.empty(), work);
        Optional<String> event = received.event().flatMap(events::withChange);
        O answer = turns.take(new TreeSet<>(), _ -> new Turns.Result<>(List.of(), event, output));
        received.kept = event.isPresent();
        return answer;
    }

    /// Access, decision and effect see one state: the turn's.
    private <O> O change(
            Received received,
            boolean ofInstallation,
            Decisions decisions,
            Function<Call, O> work) {
        JournalId journal = journal(received);
        var journals = new TreeSet<>(Set.of(journal));
        if (ofInstallation) {
            journals.add(JournalId.INSTALLATION);
        }
        O answer =
                turns.take(
                        journals,
                        views -> {
                            decisions.startOver();
                            Drafts drafts = Drafts.of(views);
                            Draft draft = drafts.get(journal);
                            received.stateVersion = draft.view().version();
                            Call call =
                                    call(
                                            received,
                                            chronology.after(drafts.latest(), received.at),
                                            draft,
                                            drafts.find(JournalId.INSTALLATION));
                            O output = work.apply(call);
                            List<Append> appends =
                                    drafts.appends(
                                            call.at(),
                                            call.caller().arn(),
                                            received.requestId,
                                            received.source + ":" + received.action);
                            Optional<String> event = received.event().flatMap(events::withChange);
                            received.offered = event.isPresent();
                            return new Turns.Result<>(appends, event, output);
                        });
        received.kept = received.offered;
        return answer;
    }

    private Call call(Received received, Instant at, Draft draft, Optional<Draft> installation) {
        Authenticator.Signer signer = received.signer.orElseThrow();
        return new Call(
                signer.caller(),
                signer.credential(),
                at,
                received.requestId,
                draft,
                account -> store.view(JournalId.of(account)),
                installation);
    }

    /// Sessions that a user made of their own key, not by signing in, reach IAM only with a second
    /// factor, and of STS only two operations.
    private static void requireSessionMayCall(
            Authenticator.Signer signer, ServiceModel model, String operation) {
        Optional<Session> session = signer.credential().session();
        if (session.isEmpty()
                || session.get().signIn().isPresent()
                || signer.caller() instanceof Caller.RoleSession) {
            return;
        }
        if (model.name().equals("iam") && session.get().mfaAuthenticated().isEmpty()) {
            throw INVALID_CLIENT_TOKEN_ID.because(
                    "The security token included in the request is invalid.");
        }
        boolean allowed =
                Set.of("AssumeRole", "GetCallerIdentity", "GetSessionToken").contains(operation);
        if (model.name().equals("sts") && !allowed) {
            throw ACCESS_DENIED.because("Cannot call %s with session credentials", operation);
        }
    }

    private static boolean answersJson(WireRequest request) {
        return request.headers()
                .first("accept")
                .filter(accept -> accept.startsWith("application/json"))
                .isPresent();
    }

    /// The operation, if there is such a one.
    private String known(String service, String action) {
        return Optional.ofNullable(services.get(service))
                .map(Service::model)
                .filter(model -> model.operation(action).isPresent())
                .map(model -> name(model, action))
                .orElse(Served.UNKNOWN);
    }

    private static String name(OwnOperation own) {
        return OWN_SERVICE + ":" + own.name();
    }

    private static String name(ServiceModel service, String operation) {
        return service.name() + ":" + operation;
    }

    private static JournalId journal(Received received) {
        return JournalId.of(received.signer.orElseThrow().caller().account());
    }

    /// What an operation does with the state.
    private enum Work {
        READS,
        READS_OF_INSTALLATION,
        /// Changes nothing, but hands out credentials.
        ISSUES,
        CHANGES,
        CHANGES_OF_INSTALLATION;

        static <I> Work of(Endpoint<I, ?> endpoint, I input) {
            if (endpoint.changesInstallation()) {
                return CHANGES_OF_INSTALLATION;
            }
            if (endpoint.changes() || endpoint.spends(input)) {
                return CHANGES;
            }
            if (endpoint.readsInstallation()) {
                return READS_OF_INSTALLATION;
            }
            return endpoint.issues() ? ISSUES : READS;
        }

        static Work of(OwnOperation own) {
            if (own.changesInstallation()) {
                return CHANGES_OF_INSTALLATION;
            }
            return own.changes() ? CHANGES : READS;
        }
    }

    /// A request on its way, with what is known of it so far.
    private static final class Received {
        private final WireRequest request;
        private final Optional<VpcEndpoint> endpoint;
        private final String requestId;
        private final Instant at;
        private final Addressee addressee;
        private Optional<ServiceModel> model = Optional.empty();
        private String region = "us-east-1";
        private String source = "sts";
        private String action = "";
        private String operation = Served.UNKNOWN;
        private boolean readOnly = true;

        /// Whether the event went with the change to the store, and whether it is kept there.
        private boolean offered;

        private boolean kept;
        private Optional<Authenticator.Signer> signer = Optional.empty();
        private Optional<AwsException> failure = Optional.empty();
        private Optional<Decisions> decisions = Optional.empty();
        private long stateVersion;

        Received(
                WireRequest request, Optional<VpcEndpoint> endpoint, String requestId, Instant at) {
            this.request = request;
            this.endpoint = endpoint;
            this.requestId = requestId;
            this.at = at;
            this.addressee = Addressee.of(request);
        }

        WireResponse error(AwsException why) {
            String namespace = model.orElse(StsApi.SERVICE).xmlNamespace();
            boolean foreign = model.isEmpty() && addressee.service().isPresent();
            return addressee
                    .protocol()
                    .error(why, requestId, foreign ? Optional.empty() : Optional.of(namespace));
        }

        void routed(CredentialScope scope, Map<String, Service> services) {
            region = scope.region();
            source = scope.service();
            model = Optional.ofNullable(services.get(scope.service())).map(Service::model);
        }

        void failed(AwsException why) {
            failure = Optional.of(why);
        }

        private List<Ruling> taken() {
            return decisions.map(Decisions::taken).orElse(List.of());
        }

        Served served(int status, Duration took) {
            return new Served(
                    requestId,
                    operation,
                    signer.map(who -> who.caller().arn()),
                    status,
                    failure.map(AwsException::code),
                    took,
                    taken().stream().map(ruling -> Evaluation.word(ruling.decision())).toList());
        }

        /// The event of the call; a request that nobody signed leaves none.
        Optional<Event> event() {
            return signer.map(who ->
                    new Event(
                            requestId,
                            at,
                            source.equals(OWN_SERVICE) ? source : source + ".amazonaws.com",
                            action,
                            region,
                            request.sourceAddress(),
                            request.headers().first("user-agent"),
                            Optional.of(who.caller().arn()),
                            Optional.of(who.credential().accessKeyId()),
                            who.caller().account().id().value(),
                            readOnly,
                            failure.map(AwsException::code),
                            failure.map(AwsException::message),
                            requestId,
                            taken().stream().map(Evaluation::of).toList(),
                            stateVersion));
        }
    }
}
