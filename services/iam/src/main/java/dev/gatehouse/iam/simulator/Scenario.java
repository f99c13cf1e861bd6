package dev.gatehouse.iam.simulator;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.api.iam.ContextEntry;
import dev.gatehouse.api.iam.SimulateCustomPolicyRequest;
import dev.gatehouse.api.iam.SimulatePrincipalPolicyRequest;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.policy.Arn;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What both simulations are asked for, checked.
///
/// @param owner the account that owns resources whose ARNs do not say it
record Scenario(
        List<String> actions,
        List<String> resources,
        List<String> policies,
        List<String> boundaries,
        Optional<String> resourcePolicy,
        Optional<Arn> callerArn,
        Optional<String> owner,
        SimulatedContext context,
        Optional<String> marker,
        Optional<Integer> maxItems) {
    /// What is said of a caller who has to be a user.
    static final String NOT_A_USER = "Invalid caller - Caller must be an IAM user in this context.";

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9-]+:[A-Za-z0-9]+");

    static Scenario of(SimulateCustomPolicyRequest request) {
        return of(
                request.actionNames(),
                request.resourceArns(),
                request.policyInputList(),
                request.permissionsBoundaryPolicyInputList(),
                request.resourcePolicy(),
                request.callerArn(),
                request.resourceOwner(),
                request.contextEntries(),
                request.resourceHandlingOption(),
                request.marker(),
                request.maxItems());
    }

    static Scenario of(SimulatePrincipalPolicyRequest request) {
        return of(
                request.actionNames(),
                request.resourceArns(),
                request.policyInputList(),
                request.permissionsBoundaryPolicyInputList(),
                request.resourcePolicy(),
                request.callerArn(),
                request.resourceOwner(),
                request.contextEntries(),
                request.resourceHandlingOption(),
                request.marker(),
                request.maxItems());
    }

    private static Scenario of(
            List<String> actions,
            List<String> resources,
            List<String> policies,
            List<String> boundaries,
            Optional<String> resourcePolicy,
            Optional<String> callerArn,
            Optional<String> owner,
            List<ContextEntry> context,
            Optional<String> handling,
            Optional<String> marker,
            Optional<Integer> maxItems) {
        actions.forEach(Scenario::requireAction);
        resources.forEach(Scenario::requireResource);
        if (boundaries.size() > 1) {
            throw INVALID_INPUT.because(
                    "PermissionsBoundaryPolicyInputList can have one policy at most.");
        }
        handling.ifPresent(option -> ResourceHandling.require(option, resources));
        return new Scenario(
                actions,
                resources.isEmpty() ? List.of("*") : resources,
                policies,
                boundaries,
                resourcePolicy,
                callerArn.map(Scenario::user),
                owner.map(Scenario::account),
                SimulatedContext.of(context),
                marker,
                maxItems);
    }

    private static void requireAction(String action) {
        if (!ACTION.matcher(action).matches()) {
            throw INVALID_INPUT.because(
                    "Invalid action %s: an action is of the form service:Name, without wildcards.",
                    action);
        }
    }

    private static void requireResource(String resource) {
        if (!resource.equals("*") && Arn.find(resource).isEmpty()) {
            throw INVALID_INPUT.because(
                    "ResourceNames are not in a valid ARN format: %s.", resource);
        }
    }

    /// Only users can be simulated as callers.
    private static Arn user(String text) {
        return Arn.find(text)
                .filter(arn -> arn.service().equals("iam") && arn.type().equals("user"))
                .filter(arn -> AccountId.find(arn.account()).isPresent())
                .orElseThrow(() -> INVALID_INPUT.because("%s", NOT_A_USER));
    }

    private static String account(String text) {
        return Arn.find(text)
                .filter(arn -> arn.service().equals("iam") && arn.resource().equals("root"))
                .map(Arn::account)
                .filter(id -> AccountId.find(id).isPresent())
                .orElseThrow(() ->
                        INVALID_INPUT.because(
                                "Invalid ResourceOwner %s: it must be the ARN of an account, such"
                                        + " as arn:aws:iam::123456789012:root.",
                                text));
    }
}
