package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.catalog.ResourcePolicyRules.Governing;
import dev.gatehouse.catalog.ResourcePolicyRules.Kind;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.server.resource.ResourcePolicies;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A resource whose policy is asked for, and the account that owns it: the one in its ARN, else the
/// one that put a policy on it, else the caller's.
record ResourceQuestion(String arn, Account owner) {
    private static final int MAX_ARN = 2_048;
    private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{0,64}");

    /// Reads the member `resourceArn` of a body.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if it names nothing that can have a
    ///   policy of its own
    static ResourceQuestion parse(JsonNode body, ResourcePolicies policies, Call call) {
        String text = Member.text(body, "resourceArn").orElse("");
        Arn arn = Arn.find(text).filter(ResourceQuestion::isWellFormed).orElseThrow(() -> noArn());
        if (!arn.partition().equals(call.account().partition().id())) {
            throw VALIDATION_ERROR.because(
                    "The resourceArn must be of the partition %s.",
                    call.account().partition().id());
        }
        Governing governing = policies.governing(arn);
        if (governing.policy() == Kind.NONE || governing.policy() == Kind.TRUST) {
            throw VALIDATION_ERROR.because(
                    "%s can have no resource-based policy here%s.",
                    text,
                    governing.policy() == Kind.TRUST
                            ? ": use iam:UpdateAssumeRolePolicy for the trust policy of a role"
                            : "");
        }
        if (!governing.arn().equals(arn)) {
            throw VALIDATION_ERROR.because(
                    "%s is governed by the policy of %s.", text, governing.arn());
        }
        return new ResourceQuestion(text, policies.owner(text, call).orElse(call.account()));
    }

    private static RuntimeException noArn() {
        return VALIDATION_ERROR.because(
                "The resourceArn must be the ARN of one resource, such as arn:aws:s3:::bucket, of"
                        + " at most %d characters and without wildcards.",
                MAX_ARN);
    }

    private static boolean isWellFormed(Arn arn) {
        return arn.toString().length() <= MAX_ARN
                && SERVICE.matcher(arn.service()).matches()
                && REGION.matcher(arn.region()).matches()
                && (arn.account().isEmpty() || AccountId.find(arn.account()).isPresent())
                && !arn.resource().isEmpty()
                && arn.resource().chars().noneMatch(c -> c <= ' ' || "*?${}".indexOf(c) >= 0);
    }

    /// Refuses a caller who may not do this with the policy of the resource.
    ///
    /// @throws dev.gatehouse.api.AwsException `AccessDenied`, also for who is of another account
    void require(String action, Decisions decisions, Call call) {
        decisions.require(Access.to(action, arn).ownedBy(owner), call);
        if (!owner.equals(call.account())) {
            throw new IllegalStateException("a policy of another account was opened to a caller");
        }
    }

    /// Whether the ARN says whose the resource is.
    boolean saysOwner() {
        return Arn.find(arn).map(Arn::account).filter(account -> !account.isEmpty()).isPresent();
    }

    /// The members of the bodies of own operations.
    static final class Member {
        private Member() {}

        /// @throws dev.gatehouse.api.AwsException `ValidationError` if the body is no object or has
        ///   members beside these
        static void requireOnly(JsonNode body, List<String> names) {
            if (!body.isObject()) {
                throw VALIDATION_ERROR.because("A JSON object is expected as the body.");
            }
            for (String name : body.propertyNames()) {
                if (!names.contains(name)) {
                    throw VALIDATION_ERROR.because(
                            "There is no member `%s` here: the body takes %s.",
                            name.length() > 100 ? name.substring(0, 100) + "…" : name,
                            String.join(", ", names));
                }
            }
        }

        /// Refuses any member; there may be no body at all.
        ///
        /// @throws dev.gatehouse.api.AwsException `ValidationError`
        static void requireNone(JsonNode body) {
            if (!body.isMissingNode()) {
                requireOnly(body, List.of());
            }
        }

        /// @throws dev.gatehouse.api.AwsException `ValidationError` if it is missing or no text
        static String required(JsonNode body, String name) {
            return text(body, name)
                    .orElseThrow(() ->
                            VALIDATION_ERROR.because("Member `%s` of the body is missing.", name));
        }

        static Optional<String> text(JsonNode body, String name) {
            JsonNode value = body.path(name);
            if (value.isMissingNode() || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isString()) {
                throw VALIDATION_ERROR.because("Member `%s` of the body must be a text.", name);
            }
            return Optional.of(value.asString());
        }
    }
}
