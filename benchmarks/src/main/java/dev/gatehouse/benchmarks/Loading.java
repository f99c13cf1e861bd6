package dev.gatehouse.benchmarks;

import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/// 1,000 managed policies of AWS from text to the first decision by all of them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class Loading {
    private List<String> documents = List.of();

    @Setup
    public void prepare() {
        documents =
                AwsManagedPolicies.load().all().stream()
                        .map(entry -> entry.document())
                        .limit(1_000)
                        .toList();
        if (documents.size() < 1_000) {
            throw new IllegalStateException("only " + documents.size() + " managed policies");
        }
    }

    @Benchmark
    public boolean thousandManagedPolicies() {
        var policies = new ArrayList<NamedPolicy>();
        for (String document : documents) {
            if (PolicyParser.parse(document, PolicyType.IDENTITY)
                    instanceof ParseResult.Parsed parsed) {
                policies.add(new NamedPolicy(PolicyType.IDENTITY, "managed", parsed.policy()));
            }
        }
        return Authorizer.of(PolicySet.ofIdentity(policies))
                .decide(
                        RequestContext.of(
                                        "s3:GetObject",
                                        "arn:aws:s3:::bucket/key",
                                        new RequestPrincipal.Root(Workload.ACCOUNT),
                                        Workload.ACCOUNT)
                                .build())
                .isAllowed();
    }
}
