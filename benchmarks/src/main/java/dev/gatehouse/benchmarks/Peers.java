package dev.gatehouse.benchmarks;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.IpAddress;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import dev.gatehouse.benchmarks.Workload.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.Enforcer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The same policies and requests, decided by other engines on the JVM. Cedar's policies are parsed
/// beforehand and cached; what is asked of it is made ready too.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Peers {
    private static final int STATEMENTS = 50;

    private Request[] requests = new Request[0];
    private AuthorizationRequest[] cedarRequests = new AuthorizationRequest[0];
    private PolicySet cedarPolicies = new PolicySet();
    private BasicAuthorizationEngine cedar = new BasicAuthorizationEngine();
    private Enforcer casbin = new Enforcer();
    private Object[] casbinContexts = new Object[0];
    private Enforcer casbinWithOurFunctions = new Enforcer();
    private final Entities entities = new Entities();
    private int next;

    /// Translates the workload and looks whether each engine decides it as Gatehouse does.
    @Setup
    public void prepare() throws Exception {
        Workload workload = Workload.of(STATEMENTS, 1);
        requests = workload.requests().toArray(Request[]::new);
        cedar = new BasicAuthorizationEngine();
        var text = new StringBuilder();
        workload.rules().forEach(rule -> text.append(rule.inCedar(Workload.USER)).append('\n'));
        cedarPolicies = PolicySet.parsePolicies(text.toString());
        cedarPolicies.cache();
        cedarRequests = new AuthorizationRequest[requests.length];
        for (int i = 0; i < requests.length; i++) {
            cedarRequests[i] = cedarRequest(requests[i]);
        }
        casbin = Casbin.inItsLanguage(workload.rules());
        casbinContexts =
                workload.requests().stream()
                        .map(request -> Casbin.inItsLanguage(request.context()))
                        .toArray();
        casbinWithOurFunctions = Casbin.withOurFunctions(workload.rules());
        for (int i = 0; i < 200; i++) {
            boolean complete =
                    requests[i].context().entrySet().stream()
                            .noneMatch(one -> Casbin.isOfIpv6(one.getKey(), one.getValue()));
            if (cedarAllows(i) != requests[i].allowed()
                    || (complete && casbinAllows(i) != requests[i].allowed())
                    || casbinWithOurFunctionsAllows(i) != requests[i].allowed()) {
                throw new IllegalStateException("decided otherwise: " + requests[i]);
            }
        }
    }

    @Benchmark
    public boolean cedar() throws Exception {
        return cedarAllows(turn());
    }

    @Benchmark
    public boolean casbin() {
        return casbinAllows(turn());
    }

    /// Its loop over the policies, with what it calls written by us.
    @Benchmark
    public boolean casbinWithOurFunctions() {
        return casbinWithOurFunctionsAllows(turn());
    }

    private boolean cedarAllows(int index) throws Exception {
        AuthorizationResponse answer =
                cedar.isAuthorized(cedarRequests[index], cedarPolicies, entities);
        return answer.success
                .orElseThrow(() -> new IllegalStateException(answer.toString()))
                .isAllowed();
    }

    private boolean casbinAllows(int index) {
        return casbin.enforce(
                casbinContexts[index], requests[index].action(), requests[index].resource());
    }

    private boolean casbinWithOurFunctionsAllows(int index) {
        return casbinWithOurFunctions.enforce(
                requests[index].context(), requests[index].action(), requests[index].resource());
    }

    private static AuthorizationRequest cedarRequest(Request request) {
        var context = new HashMap<String, Value>();
        request.context().forEach((key, values) -> context.put(key, cedarValue(key, values)));
        context.put("action", new PrimString(request.action().toLowerCase(Locale.ROOT)));
        context.put("resource", new PrimString(request.resource()));
        return new AuthorizationRequest(
                entity("User", Workload.USER),
                entity("Action", request.action()),
                entity("Resource", "resource"),
                Map.copyOf(context));
    }

    private static Value cedarValue(String key, List<String> values) {
        String first = values.getFirst();
        return switch (key) {
            case "aws:SourceIp" -> new IpAddress(first);
            case "aws:CurrentTime" -> new DateTime(first);
            case "s3:max-keys" -> new PrimLong(Long.parseLong(first));
            case "aws:SecureTransport", "aws:MultiFactorAuthPresent" ->
                    new PrimBool(Boolean.parseBoolean(first));
            case Request.LIST_KEY ->
                    new CedarList(values.stream().map(one -> (Value) new PrimString(one)).toList());
            default -> new PrimString(first);
        };
    }

    private static EntityUID entity(String type, String id) {
        return EntityUID.parse(type + "::\"" + id + "\"").orElseThrow();
    }

    private int turn() {
        next = next + 1 == requests.length ? 0 : next + 1;
        return next;
    }
}
