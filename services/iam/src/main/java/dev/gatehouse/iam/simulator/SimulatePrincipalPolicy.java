package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.EvaluationResult;
import dev.gatehouse.api.iam.SimulatePrincipalPolicyRequest;
import dev.gatehouse.api.iam.SimulatePrincipalPolicyResponse;
import dev.gatehouse.iam.policysource.PolicySource;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import java.util.ArrayList;

/// Tells what would be decided by the policies of a user, group or role, and by policies that are
/// given beside them.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html">SimulatePrincipalPolicy</a>
public final class SimulatePrincipalPolicy
        implements Operation<SimulatePrincipalPolicyRequest, SimulatePrincipalPolicyResponse> {
    private final PolicySources sources;
    private final SimulationPages pages;

    public SimulatePrincipalPolicy(PolicySources sources, Markers markers) {
        this.sources = sources;
        this.pages = new SimulationPages(markers);
    }

    @Override
    public Access access(SimulatePrincipalPolicyRequest request, Call call) {
        return sources.access("iam:SimulatePrincipalPolicy", request.policySourceArn(), call);
    }

    @Override
    public SimulatePrincipalPolicyResponse handle(
            SimulatePrincipalPolicyRequest request, Call call) {
        Scenario scenario = Scenario.of(request);
        PolicySource source = sources.get(request.policySourceArn(), call);
        if (scenario.resourcePolicy().isPresent()) {
            requireUser(source, scenario);
        }
        var policies = new ArrayList<>(SimulatedPolicies.of(source, scenario));
        policies.addAll(SimulatedPolicies.given(scenario));
        var simulation =
                new Simulation(
                        policies,
                        scenario.callerArn()
                                .map(arn -> SimulatedPolicies.caller(arn, call))
                                .orElseGet(() -> source.principal(call.account())),
                        scenario.owner(),
                        false,
                        scenario.context());
        Page<EvaluationResult> page =
                pages.page("SimulatePrincipalPolicy\n" + source.arn(), scenario, simulation, call);
        return SimulatePrincipalPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }

    private static void requireUser(PolicySource source, Scenario scenario) {
        if (source.type().equals("role")) {
            throw INVALID_INPUT.because("%s", Scenario.NOT_A_USER);
        }
        if (!source.type().equals("user") && scenario.callerArn().isEmpty()) {
            throw INVALID_INPUT.because(
                    "ResourcePolicy needs a CallerArn if PolicySourceArn is not the ARN of a"
                            + " user.");
        }
    }
}
