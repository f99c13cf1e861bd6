package dev.gatehouse.iam;

import dev.gatehouse.api.iam.IamApi;
import dev.gatehouse.iam.policysource.PolicySources;
import dev.gatehouse.iam.simulator.GetContextKeysForCustomPolicy;
import dev.gatehouse.iam.simulator.GetContextKeysForPrincipalPolicy;
import dev.gatehouse.iam.simulator.SimulateCustomPolicy;
import dev.gatehouse.iam.simulator.SimulatePrincipalPolicy;
import dev.gatehouse.operation.Endpoint;
import dev.gatehouse.operation.Markers;
import java.util.List;

/// The operations of the policy simulator.
record SimulatorEndpoints(PolicySources sources, Markers markers) {
    List<Endpoint<?, ?>> all() {
        return List.of(
                Endpoint.reads(
                        IamApi.GET_CONTEXT_KEYS_FOR_CUSTOM_POLICY,
                        new GetContextKeysForCustomPolicy()),
                Endpoint.reads(
                        IamApi.GET_CONTEXT_KEYS_FOR_PRINCIPAL_POLICY,
                        new GetContextKeysForPrincipalPolicy(sources)),
                Endpoint.reads(IamApi.SIMULATE_CUSTOM_POLICY, new SimulateCustomPolicy(markers)),
                Endpoint.reads(
                        IamApi.SIMULATE_PRINCIPAL_POLICY,
                        new SimulatePrincipalPolicy(sources, markers)));
    }
}
