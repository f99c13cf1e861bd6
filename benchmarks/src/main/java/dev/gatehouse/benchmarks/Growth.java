package dev.gatehouse.benchmarks;

import dev.gatehouse.benchmarks.Workload.Request;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.RequestContext;
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

/// The same ten statements and their requests among more and more statements that cannot apply. A
/// sample is one decision, with the clock's own 20 to 30 ns in it.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Growth {
    @Param({"10", "100", "1000", "10000"})
    int statements;

    private RequestContext[] requests = new RequestContext[0];
    private Authorizer authorizer =
            Authorizer.of(dev.gatehouse.policy.PolicySet.ofIdentity(java.util.List.of()));
    private int next;

    @Setup
    public void prepare() {
        Workload workload = Workload.of(10, 1);
        authorizer = Authorizer.of(workload.among(statements - 10).policies());
        requests =
                workload.requests().stream()
                        .limit(1_000)
                        .map(Request::prepared)
                        .toArray(RequestContext[]::new);
    }

    @Benchmark
    public Decision decide() {
        next = next + 1 == requests.length ? 0 : next + 1;
        return authorizer.decide(requests[next]);
    }
}
