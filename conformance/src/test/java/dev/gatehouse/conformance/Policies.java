package dev.gatehouse.conformance;

import java.util.Arrays;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.Tag;

/// Policy documents and tags for tests.
public final class Policies {
    private Policies() {}

    /// Allows actions on everything.
    public static String allow(String... actions) {
        return document(statement("Allow", "*", actions));
    }

    /// Allows actions on a resource.
    public static String allowOn(String resource, String... actions) {
        return document(statement("Allow", resource, actions));
    }

    /// Forbids actions on everything.
    public static String deny(String... actions) {
        return document(statement("Deny", "*", actions));
    }

    /// A trust policy that lets an AWS principal assume the role.
    public static String trusting(String principal) {
        return trusting(principal, "");
    }

    /// A trust policy that lets an AWS principal assume the role under conditions, or name its
    /// session and tag it.
    ///
    /// @param condition the value of `Condition` as JSON; empty for none
    public static String trusting(String principal, String condition) {
        String conditions = condition.isEmpty() ? "" : ",\"Condition\":" + condition;
        return document(
                "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\""
                        + principal
                        + "\"},\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\",\"sts:SetSourceIdentity\"]"
                        + conditions
                        + "}");
    }

    /// A trust policy for an AWS service.
    public static String trustingService(String service) {
        return document(
                "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\""
                        + service
                        + "\"},\"Action\":\"sts:AssumeRole\"}");
    }

    /// A policy of statements, each as JSON.
    public static String document(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /// An identity-based policy of exactly this size, as quotas count it.
    public static String ofSize(int size) {
        String frame = allowOn("", "s3:GetObject");
        return allowOn("x".repeat(size - frame.length()), "s3:GetObject")
                .replace("\"Resource\":\"xxxxxxxxxxxxx", "\"Resource\":\"arn:aws:s3:::");
    }

    /// A tag.
    public static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static String statement(String effect, String resource, String... actions) {
        String named =
                Arrays.stream(actions)
                        .map(action -> "\"" + action + "\"")
                        .collect(Collectors.joining(","));
        return "{\"Effect\":\"%s\",\"Action\":[%s],\"Resource\":\"%s\"}"
                .formatted(effect, named, resource);
    }
}
