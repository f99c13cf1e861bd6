package dev.gatehouse.policy.analysis;

/// What a principal may do, or not.
///
/// @param principal who
/// @param action a name or a pattern
/// @param resource an ARN, a pattern, or `*`
/// @param allowed what has to be the case
public record Access(AccountPrincipal principal, String action, String resource, Formula allowed) {
    public Verdict verdict() {
        return Verdict.of(allowed);
    }

    /// The conditions as far as they are known to be enough; all there is if nothing is.
    public Formula conditions() {
        return verdict() == Verdict.CONDITIONAL ? allowed.withoutUnknown() : allowed;
    }
}
