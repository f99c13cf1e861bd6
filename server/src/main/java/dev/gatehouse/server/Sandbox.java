package dev.gatehouse.server;

import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.server.event.Events;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.server.monitoring.Metrics;
import dev.gatehouse.server.monitoring.Monitoring;
import dev.gatehouse.server.monitoring.RequestLog;
import dev.gatehouse.server.monitoring.Served;
import dev.gatehouse.server.signin.Notices;
import dev.gatehouse.server.signin.SignInPaths;
import dev.gatehouse.server.signin.Sites;
import dev.gatehouse.store.JournalId;
import dev.gatehouse.store.MemoryStore;
import dev.gatehouse.store.Store;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server for development and tests: everything in memory, a clock that can be moved, and paths
/// of its own under `/_gatehouse/` that need no signature.
public final class Sandbox implements AutoCloseable {
    private static final String CLOCK_TAKES =
            "say one of `advance` with a duration, `set` with a time, and `resume` with true";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SandboxSettings settings;
    private final Assembly assembly;
    private final AdjustableClock clock;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Set<String> hosts;
    private final Listening listening;
    private final Metrics metrics = new Metrics(List.of());
    private final Monitoring monitoring = new Monitoring(metrics, () -> true);
    private volatile State state;

    private Sandbox(SandboxSettings settings, InstantSource machineClock) throws IOException {
        this.settings = settings;
        this.clock = new AdjustableClock(machineClock);
        this.assembly = Assembly.ofSandbox(clock, settings.seed());
        this.hosts = new HashSet<>(LOOPBACK);
        settings.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        hosts.add(host(settings.bind()));
        settings.network().listeners().forEach(listener -> hosts.add(host(listener.address())));
        this.state = founded();
        this.listening =
                Listening.start(
                        settings.bind(),
                        settings.port(),
                        settings.certificate(),
                        settings.network(),
                        this::serve);
    }

    /// Starts a sandbox.
    ///
    /// @throws IOException if the address cannot be listened on
    public static Sandbox start(SandboxSettings settings, InstantSource machineClock)
            throws IOException {
        return new Sandbox(settings, machineClock);
    }

    private static String host(String address) {
        return address.contains(":") ? "[" + address + "]" : address.toLowerCase(Locale.ROOT);
    }

    /// Where clients reach it.
    public URI endpoint() {
        return listening.endpoint();
    }

    /// Where clients reach its further addresses, by their names.
    public Map<String, URI> listeners() {
        return listening.listeners();
    }

    @Override
    public void close() {
        monitoring.stop();
        listening.close();
    }

    private WireResponse serve(WireRequest request, Optional<VpcEndpoint> endpoint) {
        return monitoring.answer(request).orElseGet(() -> answer(request, endpoint));
    }

    private WireResponse answer(WireRequest request, Optional<VpcEndpoint> endpoint) {
        if (!isTrusted(request)) {
            return error(
                    403,
                    "the sandbox answers only programs that reach it under a name of this machine"
                            + " or one given with --host, and no web pages");
        }
        boolean own = request.path().startsWith("/_gatehouse/");
        if (!own && !request.path().equals("/moto-api/reset")) {
            return state.front.serve(request, endpoint);
        }
        if (state.front.isOwn(request)) {
            return state.front.serve(request, endpoint);
        }
        try {
            return control(request);
        } catch (JacksonException
                | DateTimeException
                | ArithmeticException
                | NumberFormatException e) {
            return error(400, "the body is not as expected: see docs/sandbox.md");
        }
    }

    private WireResponse control(WireRequest request) {
        String call = request.method() + " " + request.path();
        return switch (call) {
            case "POST /_gatehouse/reset", "POST /moto-api/reset" -> {
                clock.resume();
                state = founded();
                yield answer(Map.of("status", "ok"));
            }
            case "POST /_gatehouse/clock" -> moveClock(json.readTree(request.text()));
            case "GET /_gatehouse/clock" -> answer(Map.of("time", clock.instant().toString()));
            case "POST /_gatehouse/accounts" -> addAccount(json.readTree(request.text()));
            case "GET /_gatehouse/credentials/admin" -> answer(credentials(false));
            case "GET /_gatehouse/credentials/root" -> answer(credentials(true));
            case "GET /_gatehouse/events" -> events(request.query());
            default -> error(404, "there is no `" + call + "`");
        };
    }

    private WireResponse moveClock(JsonNode asked) {
        if (!asked.isObject() || asked.size() != 1) {
            return error(400, CLOCK_TAKES);
        }
        JsonNode resume = asked.path("resume");
        if (asked.has("advance")) {
            clock.advance(Duration.parse(asked.get("advance").asString()));
        } else if (asked.has("set")) {
            clock.set(Instant.parse(asked.get("set").asString()));
        } else if (resume.isBoolean() && resume.asBoolean()) {
            clock.resume();
        } else {
            return error(400, CLOCK_TAKES);
        }
        state.front.warnings().announce();
        return answer(Map.of("time", clock.instant().toString()));
    }

    /// Adds an account and answers its root key. Without an id it gets one.
    private synchronized WireResponse addAccount(JsonNode asked) {
        boolean nothing = asked.isMissingNode();
        if (!nothing && !(asked.isObject() && asked.size() == (asked.has("account") ? 1 : 0))) {
            return error(400, "say nothing, or `account` with twelve digits");
        }
        State current = state;
        Optional<AccountId> id =
                asked.has("account")
                        ? asked.path("account").stringValueOpt().flatMap(AccountId::find)
                        : Optional.of(freeId(current));
        if (id.isEmpty()) {
            return error(400, "`account` must be twelve digits");
        }
        Account account = account(id.get());
        if (exists(current, account)) {
            return error(409, "account " + id.get() + " exists already");
        }
        foundWithAdmin(current.founding, account, clock.instant());
        return answer(shown(account, SandboxKeys.root(account)));
    }

    private AccountId freeId(State current) {
        AccountId id = current.ids.nextAccountId();
        while (exists(current, account(id))) {
            id = current.ids.nextAccountId();
        }
        return id;
    }

    private Account account(AccountId id) {
        return new Account(settings.account().partition(), id);
    }

    private static boolean exists(State current, Account account) {
        return current.store.view(JournalId.of(account)).version() > 0;
    }

    private Map<String, String> credentials(boolean root) {
        Account account = settings.account();
        SandboxKeys.Pair pair =
                settings.rootKey()
                        .orElse(root ? SandboxKeys.root(account) : SandboxKeys.admin(account));
        return shown(account, pair);
    }

    private static Map<String, String> shown(Account account, SandboxKeys.Pair pair) {
        return Map.of(
                "account", account.id().value(),
                "accessKeyId", pair.accessKeyId(),
                "secretAccessKey", pair.secretAccessKey());
    }

    private WireResponse events(String query) {
        long seen = query.startsWith("after=") ? Long.parseLong(query.substring(6)) : 0;
        return answer(state.events.after(seen));
    }

    private State founded() {
        Store store = new MemoryStore();
        Ids ids = assembly.newIds();
        var founding = new Founding(store, ids);
        Account account = settings.account();
        Instant now = clock.instant();
        settings.rootKey()
                .ifPresentOrElse(
                        key -> foundWithRootKey(founding, account, key, now),
                        () -> foundWithAdmin(founding, account, now));
        settings.accounts()
                .forEach(other -> foundWithRootKey(founding, other.account(), other.key(), now));
        var events = new Events();
        return new State(
                store,
                ids,
                founding,
                events,
                assembly.front(
                        store,
                        ids,
                        events,
                        new ObservedUses(),
                        settings.maxKeyAge(),
                        settings.network().site(),
                        Notices.NOBODY,
                        this::watch));
    }

    private void watch(Served served) {
        metrics.served(served);
        RequestLog.write(served);
    }

    private static void foundWithAdmin(Founding founding, Account account, Instant at) {
        for (Account each : inEachPartition(account)) {
            founding.withAdmin(each, SandboxKeys.admin(each), SandboxKeys.root(each), at);
        }
    }

    private static void foundWithRootKey(
            Founding founding, Account account, SandboxKeys.Pair key, Instant at) {
        for (Account each : inEachPartition(account)) {
            founding.withRootKey(each, key, at);
        }
    }

    /// The accounts of this id: one in each partition, that have nothing in common but the id and
    /// the keys that a sandbox starts with.
    private static List<Account> inEachPartition(Account account) {
        return Stream.of(Partition.values())
                .map(partition -> new Account(partition, account.id()))
                .toList();
    }

    /// Whether a request comes from a program on this machine, not from a web page but to sign in:
    /// browsers say where a request comes from, and a name that was rebound to this address is none
    /// of ours.
    private boolean isTrusted(WireRequest request) {
        boolean crossSite =
                request.headers()
                        .first("sec-fetch-site")
                        .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                        .isPresent();
        boolean signsIn = SignInPaths.takes(request) && Sites.isOwn(request);
        boolean fromPage = !signsIn && request.headers().first("origin").isPresent();
        String name = request.hostName();
        boolean known = hosts.contains(name) || name.endsWith(".localhost");
        return !crossSite && !fromPage && known;
    }

    private WireResponse answer(Object value) {
        return WireResponse.of(200, "application/json", json.writeValueAsString(value));
    }

    private WireResponse error(int status, String message) {
        return WireResponse.of(
                status, "application/json", json.writeValueAsString(Map.of("message", message)));
    }

    /// What a reset replaces.
    private record State(Store store, Ids ids, Founding founding, Events events, Front front) {}
}
