/// The IAM policy language: parse, validate, print, decide. Needs nothing but the JDK.
@SuppressWarnings("module") // the other module is built after this one
module dev.gatehouse.policy {
    requires static transitive org.jspecify;

    exports dev.gatehouse.policy;
    exports dev.gatehouse.policy.condition;
    exports dev.gatehouse.policy.json;
    // Not for others: questions beyond one request take patterns apart.
    exports dev.gatehouse.policy.pattern to
            dev.gatehouse.policy.analysis;
}
