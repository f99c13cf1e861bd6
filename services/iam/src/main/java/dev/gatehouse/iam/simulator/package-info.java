/// The policy simulator: what would be decided, by the engine that decides.
///
/// Session policies and resource control policies take no part, and what was not given is missing,
/// as in AWS. A policy that parses can be evaluated, so `PolicyEvaluation` does not occur.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html">IAM
///   policy testing with the IAM policy simulator</a>
@NullMarked
package dev.gatehouse.iam.simulator;

import org.jspecify.annotations.NullMarked;
