/// The IAM policy language: parse, validate, print, decide. Needs nothing but the JDK.
module dev.gatehouse.policy {
    requires static transitive org.jspecify;

    exports dev.gatehouse.policy;
    exports dev.gatehouse.policy.condition;
    exports dev.gatehouse.policy.json;
}
