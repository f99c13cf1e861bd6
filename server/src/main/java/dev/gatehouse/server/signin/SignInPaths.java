package dev.gatehouse.server.signin;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.CommonErrorCode.INTERNAL_FAILURE;
import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.server.monitoring.Served;
import dev.gatehouse.signin.Outcome;
import dev.gatehouse.wire.Protocol;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// The paths under `/_gatehouse/signin` that need no signature. Only programs and pages of this
/// server itself may ask.
public final class SignInPaths {
    private static final Logger LOG = LoggerFactory.getLogger(SignInPaths.class);
    private static final String ROOT = "/_gatehouse/signin";
    private static final String MFA = "POST " + ROOT + "/mfa";
    private static final String PASSWORD = "POST " + ROOT + "/password";
    private static final String SETUP = "POST " + ROOT + "/setup";
    private static final String SIGN_OUT = "POST " + ROOT + "/signout";
    private static final String SESSION = "GET " + ROOT + "/session";
    private static final String SETUP_PAGE = "GET " + ROOT + "/setup";
    private static final Set<String> ALL =
            Set.of("POST " + ROOT, MFA, PASSWORD, SETUP, SIGN_OUT, SESSION, SETUP_PAGE);

    private final SignInDesk desk;
    private final InstantSource clock;
    private final InstantSource machineClock;
    private final Supplier<String> requestIds;
    private final Consumer<Served> watcher;
    private final JsonMapper json = JsonMapper.builder().build();

    /// @param clock that expiry follows
    /// @param machineClock by which delays are counted
    /// @param watcher told of every request that was answered
    public SignInPaths(
            SignInDesk desk,
            InstantSource clock,
            InstantSource machineClock,
            Supplier<String> requestIds,
            Consumer<Served> watcher) {
        this.desk = desk;
        this.clock = clock;
        this.machineClock = machineClock;
        this.requestIds = requestIds;
        this.watcher = watcher;
    }

    /// Whether a request is for one of these paths, and not signed.
    public static boolean takes(WireRequest request) {
        return request.path().startsWith(ROOT)
                && ALL.contains(call(request))
                && request.headers().first("authorization").isEmpty();
    }

    private static String call(WireRequest request) {
        return request.method() + " " + request.path();
    }

    /// Answers such a request.
    public WireResponse serve(WireRequest request) {
        long start = System.nanoTime();
        String id = requestIds.get();
        WireResponse response;
        Optional<String> error = Optional.empty();
        try {
            response = answer(request, id);
        } catch (AwsException wrong) {
            error = Optional.of(wrong.code());
            response = Protocol.REST_JSON.error(wrong, id, Optional.empty());
        } catch (RuntimeException fault) {
            LOG.error("request {} failed", id, fault);
            AwsException internal =
                    INTERNAL_FAILURE.because(
                            "The request processing has failed because of an unknown error,"
                                    + " exception or failure.");
            error = Optional.of(internal.code());
            response = Protocol.REST_JSON.error(internal, id, Optional.empty());
        }
        watcher.accept(
                new Served(
                        id,
                        "signin:" + request.path().substring("/_gatehouse/".length()),
                        Optional.empty(),
                        response.status(),
                        error,
                        Duration.ofNanos(System.nanoTime() - start),
                        List.of()));
        return response.with("x-amzn-RequestId", id)
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
    }

    private WireResponse answer(WireRequest request, String id) {
        if (!Sites.isOwn(request)) {
            throw ACCESS_DENIED.because("Pages of other sites may not ask here.");
        }
        Client client = Client.of(request, id, clock.instant(), machineClock.instant());
        return switch (call(request)) {
            case MFA ->
                    secondFactor(
                            SignInBody.of(
                                    request,
                                    "ticket",
                                    "code",
                                    "serialNumber",
                                    "assertion",
                                    "recoveryCode"),
                            client,
                            request);
            case PASSWORD ->
                    newPassword(SignInBody.of(request, "ticket", "newPassword"), client, request);
            case SETUP ->
                    setUp(SignInBody.of(request, "token", "email", "password"), client, request);
            case SIGN_OUT -> signOut(request, client);
            case SESSION -> session(request, client);
            case SETUP_PAGE -> SetupPage.get();
            default -> password(request, client);
        };
    }

    private WireResponse password(WireRequest request, Client client) {
        SignInBody body =
                SignInBody.of(
                        request, "email", "account", "user", "password", "partition", "cookie");
        boolean cookie = body.flag("cookie");
        if (cookie && !SessionCookie.isSafe(request)) {
            throw VALIDATION_ERROR.because(
                    "A cookie needs TLS, for others can read what is sent without.");
        }
        return reply(desk.password(body.who(), body.text("password"), cookie, client), request);
    }

    private WireResponse secondFactor(SignInBody body, Client client, WireRequest request) {
        return reply(desk.secondFactor(body.text("ticket"), brought(body), client), request);
    }

    private static BroughtFactor brought(SignInBody body) {
        Optional<String> serialNumber = body.find("serialNumber");
        var all = new ArrayList<BroughtFactor>();
        body.find("code").ifPresent(code -> all.add(new BroughtFactor.Code(serialNumber, code)));
        body.object("assertion").ifPresent(answer -> all.add(new BroughtFactor.Assertion(answer)));
        body.find("recoveryCode").ifPresent(code -> all.add(new BroughtFactor.RecoveryCode(code)));
        if (all.size() != 1) {
            throw VALIDATION_ERROR.because("Bring one of `code`, `assertion`, `recoveryCode`.");
        }
        return all.getFirst();
    }

    private WireResponse newPassword(SignInBody body, Client client, WireRequest request) {
        return reply(
                desk.newPassword(body.text("ticket"), body.text("newPassword"), client), request);
    }

    private WireResponse setUp(SignInBody body, Client client, WireRequest request) {
        return reply(
                desk.setUp(body.text("token"), body.text("email"), body.text("password"), client),
                request);
    }

    private WireResponse session(WireRequest request, Client client) {
        return SessionCookie.of(request)
                .flatMap(cookie -> desk.session(cookie, client))
                .map(signedIn -> done(signedIn, request))
                .orElseGet(() ->
                        json(401, Map.of("state", "signed-out"))
                                .with("Set-Cookie", SessionCookie.removed(request)));
    }

    private WireResponse signOut(WireRequest request, Client client) {
        SignInBody.requireJson(request);
        SessionCookie.of(request).ifPresent(cookie -> desk.signOut(cookie, client));
        return json(200, Map.of("state", "signed-out"))
                .with("Set-Cookie", SessionCookie.removed(request));
    }

    private WireResponse reply(SignInDesk.Reply reply, WireRequest request) {
        return switch (reply) {
            case SignInDesk.Reply.Done(Outcome outcome) -> done(outcome, request);
            case SignInDesk.Reply.Later(Duration wait) -> {
                long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
                yield json(429, SignInAnswers.later(seconds))
                        .with("Retry-After", String.valueOf(seconds));
            }
        };
    }

    private WireResponse done(Outcome outcome, WireRequest request) {
        return switch (outcome) {
            case Outcome.SignedIn signedIn -> {
                WireResponse answer = json(200, SignInAnswers.signedIn(signedIn));
                yield signedIn.cookie()
                        .map(value -> answer.with("Set-Cookie", SessionCookie.set(value, request)))
                        .orElse(answer);
            }
            case Outcome.Waiting waiting -> json(200, SignInAnswers.waiting(waiting));
            case Outcome.SetUp setUp ->
                    json(200, Map.of("state", "set-up", "email", setUp.email()));
            case Outcome.Refused _ -> json(401, SignInAnswers.REFUSED);
        };
    }

    private WireResponse json(int status, Object value) {
        return WireResponse.of(status, "application/json", json.writeValueAsString(value));
    }
}
