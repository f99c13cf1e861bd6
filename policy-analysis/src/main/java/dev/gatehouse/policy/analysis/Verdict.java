package dev.gatehouse.policy.analysis;

/// What a formula says in one word.
public enum Verdict {
    /// Every request that is asked about is allowed.
    ALLOWED("allowed"),
    /// Those requests are allowed that fulfil the conditions which stay in the answer.
    CONDITIONAL("conditional"),
    /// It depends on something that is not known whether any request is allowed.
    UNKNOWN("unknown"),
    /// No request is allowed.
    DENIED("denied");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /// In lower case, as answers have it.
    public String word() {
        return word;
    }

    static Verdict of(Formula allowed) {
        if (allowed.equals(Formula.always())) {
            return ALLOWED;
        }
        if (allowed.equals(Formula.never())) {
            return DENIED;
        }
        return allowed.withoutUnknown().equals(Formula.never()) ? UNKNOWN : CONDITIONAL;
    }
}
