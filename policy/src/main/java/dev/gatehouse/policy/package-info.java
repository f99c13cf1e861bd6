/// The IAM policy language: parse it, print it, decide with it. Needs nothing but the JDK.
///
/// A document becomes a [Policy] through [PolicyParser][dev.gatehouse.policy.json.PolicyParser].
/// Policies with their part in a decision are [NamedPolicy]s, all that apply together a
/// [PolicySet], which an [Authorizer] makes ready: keep it, it decides from many threads. Who asks
/// for what is a [RequestContext]. The answer is a [Decision] with the statements that determined
/// it; [Authorizer#explain] tells the rest.
///
/// ```java
/// Authorizer authorizer = Authorizer.of(PolicySet.ofIdentity(policies));
/// RequestContext request =
///         RequestContext.of("s3:GetObject", "arn:aws:s3:::reports/may.csv", caller, account)
///                 .with("aws:username", "alice")
///                 .build();
/// boolean allowed = authorizer.decide(request).isAllowed();
/// ```
@NullMarked
package dev.gatehouse.policy;

import org.jspecify.annotations.NullMarked;
