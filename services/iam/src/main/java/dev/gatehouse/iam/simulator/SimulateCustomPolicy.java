package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.EvaluationResult;
import dev.gatehouse.api.iam.SimulateCustomPolicyRequest;
import dev.gatehouse.api.iam.SimulateCustomPolicyResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.Page;
import dev.gatehouse.policy.RequestPrincipal;

/// Tells what would be decided by policies that are given as texts.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">SimulateCustomPolicy</a>
public final class SimulateCustomPolicy
        implements Operation<SimulateCustomPolicyRequest, SimulateCustomPolicyResponse> {
    private static final String ACTION = "iam:SimulateCustomPolicy";
    private final SimulationPages pages;

    public SimulateCustomPolicy(Markers markers) {
        this.pages = new SimulationPages(markers);
    }

    @Override
    public Access access(SimulateCustomPolicyRequest request, Call call) {
        return Access.to(ACTION, "*");
    }

    @Override
    public SimulateCustomPolicyResponse handle(SimulateCustomPolicyRequest request, Call call) {
        Scenario scenario = Scenario.of(request);
        if (scenario.resourcePolicy().isPresent() && scenario.callerArn().isEmpty()) {
            throw INVALID_INPUT.because("ResourcePolicy needs a CallerArn.");
        }
        RequestPrincipal caller =
                scenario.callerArn()
                        .map(arn -> SimulatedPolicies.caller(arn, call))
                        .orElseGet(() ->
                                new RequestPrincipal.User(
                                        call.account().id().value(),
                                        call.account().iamArn("user/"),
                                        ""));
        var simulation =
                new Simulation(
                        SimulatedPolicies.given(scenario),
                        caller,
                        scenario.owner(),
                        scenario.callerArn().isEmpty(),
                        scenario.context());
        Page<EvaluationResult> page =
                pages.page("SimulateCustomPolicy", scenario, simulation, call);
        return SimulateCustomPolicyResponse.builder()
                .evaluationResults(page.items())
                .isTruncated(page.isTruncated())
                .marker(page.marker())
                .build();
    }
}
