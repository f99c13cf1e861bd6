/// Questions about policies beyond one request: who can, what can, and under which conditions.
module dev.gatehouse.policy.analysis {
    requires static transitive org.jspecify;
    requires transitive dev.gatehouse.policy;

    exports dev.gatehouse.policy.analysis;
}
