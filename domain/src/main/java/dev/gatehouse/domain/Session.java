package dev.gatehouse.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What temporary credentials carry beside who they are.
///
/// @param issued when the session began, to the second
/// @param expires the first instant at which it is refused
/// @param mfaAuthenticated when the caller proved a second factor, if it did
/// @param policies session policies as the documents that were passed
/// @param policyArns managed policies that were passed as session policies
/// @param tags session tags, `aws:PrincipalTag` of the session
/// @param transitiveTagKeys keys of the tags that a chained session keeps
/// @param sourceIdentity `sts:SourceIdentity`, which no later session of the chain can change
/// @param origin the unique id of the user that began the chain of sessions, by which all of one
///   person's sessions can be revoked
/// @param chained whether a session, not a user or root, asked for it
/// @param signIn the sign-in that it comes of, if a person signed in
public record Session(
        Instant issued,
        Instant expires,
        Optional<Instant> mfaAuthenticated,
        List<String> policies,
        List<String> policyArns,
        Map<String, String> tags,
        Set<String> transitiveTagKeys,
        Optional<String> sourceIdentity,
        String origin,
        boolean chained,
        Optional<SignIn> signIn) {

    public Session {
        policies = List.copyOf(policies);
        policyArns = List.copyOf(policyArns);
        tags = Map.copyOf(tags);
        transitiveTagKeys = Set.copyOf(transitiveTagKeys);
    }
}
