package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.CommonErrorCode.INTERNAL_FAILURE;
import static dev.gatehouse.api.CommonErrorCode.INVALID_ACTION;
import static dev.gatehouse.api.CommonErrorCode.INVALID_CLIENT_TOKEN_ID;
import static dev.gatehouse.api.CommonErrorCode.MISSING_ACTION;
import static dev.gatehouse.api.CommonErrorCode.MISSING_AUTHENTICATION_TOKEN;
import static dev.gatehouse.api.CommonErrorCode.NOT_IMPLEMENTED;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.sts.StsApi;
import dev.gatehouse.authorization.Authorization;
import dev.gatehouse.authorization.RequestFacts;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Service;
import dev.gatehouse.server.event.Event;
import dev.gatehouse.server.event.EventLog;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.store.Append;
import dev.gatehouse.store.Change;
import dev.gatehouse.store.Draft;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.Store;
import dev.gatehouse.store.Turns;
import dev.gatehouse.store.View;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import dev.gatehouse.wire.query.Parameters;
import dev.gatehouse.wire.query.QueryDecoder;
import dev.gatehouse.wire.query.QueryResponses;
import dev.gatehouse.wire.sigv4.CredentialScope;
import dev.gatehouse.wire.sigv4.Signature;
import dev.gatehouse.wire.sigv4.SignatureParser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of one request: receive, authenticate, decide, perform, record, answer.
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

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

    Pipeline(
            List<Service> services,
            Authenticator authenticator,
            Authorization authorization,
            Store store,
            EventLog events,
            ObservedUses uses,
            InstantSource clock,
            Chronology chronology,
            Supplier<String> requestIds) {
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
        this.turns = new Turns(store);
        this.events = events;
        this.uses = uses;
        this.clock = clock;
        this.chronology = chronology;
        this.requestIds = requestIds;
    }

    /// Answers a request.
    WireResponse serve(WireRequest request) {
        var received = new Received(request, requestIds.get(), clock.instant());
        WireResponse response;
        try {
            response = answer(received);
        } catch (AwsException wrong) {
            received.failed(wrong);
            response = QueryResponses.error(received.model, wrong, received.requestId);
        } catch (RuntimeException fault) {
            LOG.error("request {} failed", received.requestId, fault);
            AwsException internal =
                    INTERNAL_FAILURE.because(
                            "The request processing has failed because of an unknown error,"
                                    + " exception or failure.");
            received.failed(internal);
            response = QueryResponses.error(received.model, internal, received.requestId);
        }
        return recorded(received, response).with("x-amzn-RequestId", received.requestId);
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
            return QueryResponses.error(received.model, internal, received.requestId);
        }
    }

    private WireResponse answer(Received received) {
        Optional<Signature> signed = SignatureParser.parse(received.request);
        signed.map(Signature::scope).ifPresent(scope -> received.routed(scope, services));
        Parameters parameters = Parameters.of(received.request);
        String action = parameters.find("Action").orElse("");
        received.action = action;
        Signature signature =
                signed.orElseThrow(() ->
                        MISSING_AUTHENTICATION_TOKEN.because(
                                "Request is missing Authentication Token"));
        Set<String> scopes = Set.of(signature.scope().service());
        Authenticator.Signer signer =
                authenticator.authenticate(received.request, signature, scopes);
        received.signer = Optional.of(signer);
        observe(signer, signature.scope(), received.at);
        Service service =
                Optional.ofNullable(services.get(signature.scope().service()))
                        .orElseThrow(() ->
                                NOT_IMPLEMENTED.because(
                                        "Gatehouse does not serve `%s` yet.",
                                        signature.scope().service()));
        return dispatch(received, service, parameters, action, signature.scope());
    }

    private void observe(Authenticator.Signer signer, CredentialScope scope, Instant at) {
        var use = new LastUses.Use(at, scope.service(), scope.region());
        if (signer.credential().session().isEmpty()) {
            uses.observe(signer.credential().accessKeyId(), use);
        } else if (signer.caller() instanceof Caller.RoleSession role) {
            uses.observe(role.roleId(), use);
        }
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
        var facts =
                new RequestFacts(
                        Optional.of(received.request.sourceAddress()),
                        received.request.headers().first("user-agent"),
                        received.request.secure(),
                        scope.region());
        O output =
                endpoint.changes()
                        ? change(received, model, endpoint, input, facts)
                        : read(received, endpoint, input, facts);
        return answersJson(received.request)
                ? QueryResponses.json(endpoint.model(), output, received.requestId)
                : QueryResponses.of(model, endpoint.model(), output, received.requestId);
    }

    private <I, O> O read(Received received, Endpoint<I, O> endpoint, I input, RequestFacts facts) {
        View view = store.view(journal(received.signer.orElseThrow()));
        Call call = call(received, received.at, Draft.readOnly(view));
        O output = decideAndHandle(endpoint, input, call, facts);
        if (!endpoint.issues()) {
            return output;
        }
        // Credentials are handed out only when it is durable that they were.
        Optional<String> event = received.event().flatMap(events::withChange);
        O answer = turns.take(new TreeSet<>(), _ -> new Turns.Result<>(List.of(), event, output));
        received.kept = event.isPresent();
        return answer;
    }

    /// Access, decision and effect see one state: the turn's.
    private <I, O> O change(
            Received received,
            ServiceModel model,
            Endpoint<I, O> endpoint,
            I input,
            RequestFacts facts) {
        JournalId journal = journal(received.signer.orElseThrow());
        SortedSet<JournalId> journals = new TreeSet<>(Set.of(journal));
        Optional<String> event = received.event().flatMap(events::withChange);
        O answer =
                turns.take(
                        journals,
                        views -> {
                            Draft draft = Draft.of(views.getOrDefault(journal, View.EMPTY));
                            long version = draft.view().version() + 1;
                            Instant at = chronology.after(draft.view().at(), received.at);
                            Call call = call(received, at, draft);
                            O output = decideAndHandle(endpoint, input, call, facts);
                            List<Append> appends =
                                    draft.edits().isEmpty()
                                            ? List.of()
                                            : List.of(
                                                    new Append(
                                                            journal,
                                                            new Change(
                                                                    version,
                                                                    call.at(),
                                                                    call.caller().arn(),
                                                                    received.requestId,
                                                                    name(
                                                                            model,
                                                                            endpoint.model()
                                                                                    .name()),
                                                                    draft.edits())));
                            return new Turns.Result<>(appends, event, output);
                        });
        received.kept = event.isPresent();
        return answer;
    }

    private <I, O> O decideAndHandle(
            Endpoint<I, O> endpoint, I input, Call call, RequestFacts facts) {
        authorization.require(endpoint.operation().access(input, call), call, facts);
        return endpoint.operation().handle(input, call);
    }

    private Call call(Received received, Instant at, Draft draft) {
        Authenticator.Signer signer = received.signer.orElseThrow();
        return new Call(
                signer.caller(),
                signer.credential(),
                at,
                received.requestId,
                draft,
                account -> store.view(JournalId.of(account)));
    }

    /// Sessions that a user made of their own key reach IAM only with a second factor, and of STS
    /// only two operations.
    private static void requireSessionMayCall(
            Authenticator.Signer signer, ServiceModel model, String operation) {
        Optional<Session> session = signer.credential().session();
        if (session.isEmpty() || signer.caller() instanceof Caller.RoleSession) {
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

    private static JournalId journal(Authenticator.Signer signer) {
        return JournalId.of(signer.caller().account());
    }

    private static boolean answersJson(WireRequest request) {
        return request.headers()
                .first("accept")
                .filter(accept -> accept.startsWith("application/json"))
                .isPresent();
    }

    private static String name(ServiceModel service, String operation) {
        return service.name() + ":" + operation;
    }

    /// A request on its way, with what is known of it so far.
    private static final class Received {
        private final WireRequest request;
        private final String requestId;
        private final Instant at;
        private ServiceModel model = StsApi.SERVICE;
        private String region = "us-east-1";
        private String source = "sts";
        private String action = "";
        private boolean readOnly = true;
        private boolean kept;
        private Optional<Authenticator.Signer> signer = Optional.empty();
        private Optional<AwsException> failure = Optional.empty();

        Received(WireRequest request, String requestId, Instant at) {
            this.request = request;
            this.requestId = requestId;
            this.at = at;
        }

        void routed(CredentialScope scope, Map<String, Service> services) {
            region = scope.region();
            source = scope.service();
            Service service = services.get(scope.service());
            if (service != null) {
                model = service.model();
            }
        }

        void failed(AwsException why) {
            failure = Optional.of(why);
        }

        /// The event of the call; a request that nobody signed leaves none.
        Optional<Event> event() {
            return signer.map(who ->
                    new Event(
                            requestId,
                            at,
                            source + ".amazonaws.com",
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
                            requestId));
        }
    }
}
