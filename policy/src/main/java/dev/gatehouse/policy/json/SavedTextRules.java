package dev.gatehouse.policy.json;

import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.Place;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.Principal;
import dev.gatehouse.policy.Statement;
import dev.gatehouse.policy.condition.ConditionOperator;
import dev.gatehouse.policy.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the texts of a document must look like when it is saved.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
///   of the IAM JSON policy language</a>
final class SavedTextRules {
    /// How the resources of IAM begin.
    static final List<String> IAM_PATHS =
            List.of(
                    "user/",
                    "federated-user/",
                    "role/",
                    "group/",
                    "instance-profile/",
                    "mfa/",
                    "server-certificate/",
                    "policy/",
                    "sms-mfa/",
                    "saml-provider/",
                    "oidc-provider/",
                    "report/",
                    "access-report/");

    /// AWS's sentence is older than these resources, which its service reference has.
    private static final String DELEGATION_REQUEST = "delegation-request/";

    private static final List<String> PARTITIONS =
            List.of(
                    "aws",
                    "aws-cn",
                    "aws-us-gov",
                    "aws-iso",
                    "aws-iso-b",
                    "aws-iso-e",
                    "aws-iso-f",
                    "aws-eusc");
    private static final List<String> WEB_IDENTITY_PROVIDERS =
            List.of(
                    SharedProviders.COGNITO,
                    "www.amazon.com",
                    "graph.facebook.com",
                    "accounts.google.com");
    private static final int ARN_PARTS = 6;

    /// AWS's sentence leaves out the underscore, documents that AWS is known to take have it; see
    /// `docs/deviations.md`.
    private static final Pattern SID = Pattern.compile("[0-9A-Za-z_]*");

    private static final Pattern VENDOR = Pattern.compile("[0-9A-Za-z.-]*");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.-]{1,253}");
    private static final Pattern CANONICAL_ID = Pattern.compile("[0-9A-Fa-f]{64}");

    private final PolicyType type;
    private final Problems problems;

    SavedTextRules(PolicyType type, Problems problems) {
        this.type = type;
        this.problems = problems;
    }

    void sid(DocumentPath at, Place place, String sid) {
        if (isIdentityBased() && !SID.matcher(sid).matches()) {
            problems.report(
                    Rule.SID_CHARACTERS,
                    at,
                    place,
                    sid,
                    "statement id `" + sid + "` has characters other than letters and digits");
        }
    }

    void action(DocumentPath at, Place place, String action) {
        if (type == PolicyType.TRUST) {
            if (!action.toLowerCase(Locale.ROOT).startsWith("sts:")) {
                problems.report(
                        Rule.ACTION_NOT_STS,
                        at,
                        place,
                        action,
                        "action `" + action + "` is not one of STS: trust is about assuming roles");
            }
            return;
        }
        if (action.equals("*")) {
            return;
        }
        String[] parts = action.split(":", -1);
        if (parts.length == 1) {
            problems.report(
                    Rule.ACTION_WITHOUT_VENDOR,
                    at,
                    place,
                    action,
                    "action `" + action + "` must begin with a service, as `s3:GetObject` does");
        } else if (parts.length > 2) {
            problems.report(
                    Rule.ACTION_WITH_COLONS,
                    at,
                    place,
                    action,
                    "action `" + action + "` can contain only one colon");
        } else if (!VENDOR.matcher(parts[0]).matches() || parts[0].isEmpty()) {
            problems.report(
                    Rule.ACTION_VENDOR,
                    at,
                    place,
                    parts[0],
                    "service `" + parts[0] + "` is not valid, and no wildcard can stand for it");
        }
    }

    void resource(DocumentPath at, Place place, String resource) {
        if (resource.equals("*") || type == PolicyType.TRUST) {
            return;
        }
        String[] parts = resource.split(":", ARN_PARTS);
        if (parts.length == 1) {
            notArn(at, place, resource);
        } else if (!isPartition(parts[1])) {
            String arn = "arn:" + resource.substring(parts[0].length() + 1);
            problems.report(
                    Rule.RESOURCE_PARTITION,
                    at,
                    place,
                    arn + ":*".repeat(ARN_PARTS - parts.length),
                    "partition `" + parts[1] + "` is not valid for resource `" + resource + "`");
        } else if (!parts[0].equals("arn")) {
            notArn(at, place, resource);
        } else if (parts.length == 2 || isPattern(parts[2])) {
            problems.report(
                    Rule.RESOURCE_VENDOR,
                    at,
                    place,
                    resource,
                    "resource `" + resource + "` must name its service without wildcards");
        } else if (parts[2].isEmpty() || isIncomplete(resource, parts)) {
            problems.report(
                    Rule.ARN_INCOMPLETE,
                    at,
                    place,
                    resource,
                    "`" + resource + "` is no complete ARN: `arn:aws:SERVICE:REGION:ACCOUNT:…`");
        } else if (parts.length == ARN_PARTS) {
            service(at, place, resource, parts);
        }
    }

    private void service(DocumentPath at, Place place, String resource, String[] parts) {
        boolean region = !parts[3].isEmpty();
        if (parts[2].equals("iam") && region) {
            problems.report(
                    Rule.IAM_RESOURCE_REGION,
                    at,
                    place,
                    resource,
                    "IAM resource `" + resource + "` cannot contain a region");
        } else if (parts[2].equals("iam") && !isIamPath(parts[5])) {
            problems.report(
                    Rule.IAM_RESOURCE_PATH,
                    at,
                    place,
                    resource,
                    "IAM resource `"
                            + resource
                            + "` must be of a type that IAM has, such as `user/`");
        } else if (parts[2].equals("s3") && region && parts[4].isEmpty()) {
            problems.report(
                    Rule.S3_RESOURCE_REGION,
                    at,
                    place,
                    resource,
                    "bucket `" + resource + "` cannot contain a region");
        }
    }

    private void notArn(DocumentPath at, Place place, String resource) {
        problems.report(
                Rule.RESOURCE_NOT_ARN,
                at,
                place,
                resource,
                "resource `" + resource + "` must be an ARN or `*`");
    }

    /// Identity-based policies may leave out parts at the end, if none of the others is empty.
    private boolean isIncomplete(String resource, String[] parts) {
        return parts.length < ARN_PARTS && (!isIdentityBased() || resource.contains("::"));
    }

    private static boolean isIamPath(String path) {
        return path.equals("*")
                || path.equals("root")
                || path.startsWith(DELEGATION_REQUEST)
                || IAM_PATHS.stream().anyMatch(path::startsWith);
    }

    private static boolean isPartition(String partition) {
        return partition.equals("*") || PARTITIONS.contains(partition);
    }

    private static boolean isPattern(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    void conditionValue(DocumentPath at, Place place, ConditionOperator operator, String value) {
        boolean date = operator.name().replaceFirst("^For(All|Any)Values?:", "").startsWith("Date");
        if (date && !SavedDate.isOne(value)) {
            problems.report(
                    Rule.DATE,
                    at,
                    place,
                    value,
                    "`" + value + "` is no date: write `2026-01-31T12:00:00Z` or epoch seconds");
        }
    }

    void principal(DocumentPath at, Principal principal) {
        boolean valid =
                switch (principal.type()) {
                    case "AWS" -> isAwsPrincipal(principal.value());
                    case "Service" ->
                            HOST.matcher(principal.value()).matches()
                                    && principal.value().contains(".amazonaws.com");
                    case "Federated" -> isFederated(principal.value());
                    default ->
                            type == PolicyType.RESOURCE
                                    && CANONICAL_ID.matcher(principal.value()).matches();
                };
        if (!valid) {
            problems.report(
                    Rule.PRINCIPAL_VALUE,
                    at,
                    principal.place(),
                    "\""
                            + principal.type().toUpperCase(Locale.ROOT)
                            + "\":\""
                            + principal.value()
                            + "\"",
                    "`" + principal.value() + "` is no principal of type " + principal.type());
        }
        if (type == PolicyType.RESOURCE_CONTROL && !principal.isEveryone()) {
            resourceControl(
                    at, principal.place(), "the principal of a resource control policy is `\"*\"`");
        }
    }

    /// Everyone, an account, or one user, role or session of it: a part of a name cannot be a
    /// wildcard.
    private static boolean isAwsPrincipal(String value) {
        if (value.equals("*") || ACCOUNT.matcher(value).matches()) {
            return true;
        }
        return Arn.find(value)
                .filter(arn -> PARTITIONS.contains(arn.partition()) && arn.region().isEmpty())
                .filter(arn -> ACCOUNT.matcher(arn.account()).matches())
                .filter(arn -> !isPattern(arn.resource()))
                .filter(arn ->
                        switch (arn.service()) {
                            case "iam" ->
                                    arn.resource().equals("root")
                                            || isNamed(arn, "user")
                                            || isNamed(arn, "role");
                            case "sts" ->
                                    isNamed(arn, "assumed-role") || isNamed(arn, "federated-user");
                            default -> false;
                        })
                .isPresent();
    }

    private static boolean isFederated(String value) {
        return WEB_IDENTITY_PROVIDERS.contains(value)
                || Arn.find(value)
                        .filter(arn -> arn.service().equals("iam"))
                        .filter(arn -> ACCOUNT.matcher(arn.account()).matches())
                        .filter(arn -> !isPattern(arn.resource()))
                        .filter(arn -> isProvider(arn) || isNamed(arn, "saml-provider"))
                        .isPresent();
    }

    /// The address of a provider may end with a slash, as that of Microsoft Entra ID does.
    private static boolean isProvider(Arn arn) {
        return arn.resource().startsWith("oidc-provider/")
                && arn.resource().length() > "oidc-provider/".length();
    }

    private static boolean isNamed(Arn arn, String kind) {
        return arn.resource().startsWith(kind + "/") && !arn.resource().endsWith("/");
    }

    /// What a statement as a whole must hold.
    void statement(DocumentPath path, JsonObject object, Statement statement) {
        if (type == PolicyType.RESOURCE_CONTROL) {
            resourceControl(path, object.place(), statement);
        }
        if (type == PolicyType.TRUST) {
            SharedProviders.trustedWhole(statement)
                    .forEach(provider -> sharedProvider(path, object.place(), provider));
        }
    }

    private void sharedProvider(DocumentPath path, Place place, String provider) {
        String key = SharedProviders.key(provider);
        problems.report(
                Rule.SHARED_PROVIDER_WITHOUT_CONDITION,
                path,
                place,
                provider,
                "`%s` issues tokens for many organizations: say whose you trust, by a condition on `%s`"
                        .formatted(provider, key));
    }

    private void resourceControl(DocumentPath path, Place place, Statement statement) {
        if (statement.effect() == Effect.ALLOW) {
            resourceControl(path, place, "a resource control policy can only deny");
        }
        if (statement.actions().negated() || statement.actions().values().contains("*")) {
            resourceControl(
                    path, place, "a resource control policy names actions, by `Action`, not `*`");
        }
    }

    private void resourceControl(DocumentPath path, Place place, String message) {
        problems.report(Rule.RESOURCE_CONTROL_POLICY, path, place, "", message);
    }

    private boolean isIdentityBased() {
        return type == PolicyType.IDENTITY
                || type == PolicyType.PERMISSIONS_BOUNDARY
                || type == PolicyType.SESSION;
    }
}
