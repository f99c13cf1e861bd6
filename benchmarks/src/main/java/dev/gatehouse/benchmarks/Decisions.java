package dev.gatehouse.benchmarks;

import dev.gatehouse.benchmarks.Workload.Request;
import dev.gatehouse.benchmarks.Workload.Texts;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policyspec.Specification;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Decisions of the engine, one after another on one thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Decisions {
    @Param({"50", "10000"})
    int statements;

    private Texts[] texts = new Texts[0];
    private RequestContext[] prepared = new RequestContext[0];
    private PolicySet policies = PolicySet.ofIdentity(List.of());
    private Authorizer authorizer = Authorizer.of(policies);
    private int next;

    /// Makes the workload and looks whether the engine decides it as it says.
    @Setup
    public void prepare() {
        Workload workload = Workload.of(statements, 1);
        policies = workload.policies();
        authorizer = Authorizer.of(policies);
        List<Request> requests = workload.requests();
        texts = requests.stream().map(Request::texts).toArray(Texts[]::new);
        prepared = requests.stream().map(Request::prepared).toArray(RequestContext[]::new);
        for (int i = 0; i < prepared.length; i++) {
            if (authorizer.decide(prepared[i]).isAllowed() != requests.get(i).allowed()) {
                throw new IllegalStateException("decided otherwise: " + requests.get(i));
            }
        }
    }

    /// A request that is made ready already.
    @Benchmark
    public Decision prepared() {
        return authorizer.decide(prepared[turn()]);
    }

    /// A request of texts, as it comes from outside.
    @Benchmark
    public Decision raw() {
        return authorizer.decide(texts[turn()].prepared());
    }

    /// The slow twin that is written to be read.
    @Benchmark
    public String specification() {
        return Specification.decide(policies, prepared[turn()]);
    }

    private int turn() {
        next = next + 1 == prepared.length ? 0 : next + 1;
        return next;
    }
}
