package dev.gatehouse.policyspec;

import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// Policies and a request from few words, so that most requests touch a statement. The same seed
/// gives the same case.
record GeneratedCase(PolicySet policies, RequestContext request) {
    private static final String ACCOUNT = "123456789012";
    private static final String OTHER = "210987654321";
    private static final List<String> ACTIONS =
            List.of("s3:GetObject", "s3:PutObject", "S3:getobject", "iam:PassRole", "sqs:Send");
    private static final List<String> ACTION_PATTERNS =
            List.of(
                    "*",
                    "*:*",
                    "s3:*",
                    "s3:Get*",
                    "s3:?etObject",
                    "s3:GetObject",
                    "iam:PassRole",
                    "*:Get*",
                    "s?:*",
                    "sqs:S*d",
                    "s3:*Object");
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "arn:aws:s3:::b/k",
                    "arn:aws:s3:::b/alice/k",
                    "arn:AWS:s3:::b",
                    "arn:aws:logs:eu-1:123456789012:log-group:a:b",
                    "arn:aws:s3:::*/k",
                    "arn:aws:iam::123456789012:role/r");
    private static final List<String> RESOURCE_PATTERNS =
            List.of(
                    "*",
                    "**",
                    "?",
                    "arn:aws:s3:::b/*",
                    "arn:aws:s3:::b*",
                    "arn:aws:s3:::b/${aws:username}/*",
                    "arn:aws:s3:::b/${aws:x, 'alice'}/k",
                    "arn:aws:s3:::${*}/k",
                    "arn:aws:s3:::*/k",
                    "arn:aws:s3",
                    "arn:*:s3:::b/?",
                    "arn:aws:logs:*:log-group:*",
                    "arn:aws:logs:*1:*2:log-group:a:b",
                    "arn:aws:*:*:b",
                    "arn:aws:iam::*:role/r",
                    "arn:aws:${aws:username}:::b",
                    "arn:a*s:s*3:*:*:b*k",
                    "arn:aws:s3:::${",
                    "arn:aws:logs:e*-1:1?34*:*:*b");
    private static final List<String> OPERATORS =
            List.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLike",
                    "StringNotLike",
                    "StringEqualsIgnoreCase",
                    "StringNotEqualsIgnoreCase",
                    "NumericEquals",
                    "NumericNotEquals",
                    "NumericLessThan",
                    "NumericGreaterThanEquals",
                    "DateEquals",
                    "DateNotEquals",
                    "DateLessThan",
                    "DateGreaterThanEquals",
                    "Bool",
                    "BinaryEquals",
                    "IpAddress",
                    "NotIpAddress",
                    "ArnEquals",
                    "ArnNotLike",
                    "ArnLike",
                    "Null");
    static final List<String> KEYS =
            List.of("aws:username", "aws:X", "a:list", "aws:SourceIp", "a:n", "aws:PrincipalArn");
    private static final List<String> VALUES =
            List.of(
                    "alice",
                    "ALICE",
                    "a*",
                    "*",
                    "",
                    "${aws:username}",
                    "${*}",
                    "${a:list}",
                    "10",
                    "10.0",
                    "-1",
                    "2026",
                    "2026-05",
                    "2026-05-04T00:00:00Z",
                    "true",
                    "false",
                    "10.0.0.0/8",
                    "10.1.2.3",
                    "::1",
                    "::ffff:10.1.2.3",
                    "arn:aws:iam::123456789012:user/alice",
                    "arn:aws:iam::*:user/*",
                    "arn:aws:iam:*:user/*",
                    "YWxpY2U=",
                    "${aws:PrincipalArn}",
                    "${}x",
                    "?lice");
    private static final List<String> PRINCIPALS =
            List.of(
                    "\"*\"",
                    "{\"AWS\": \"*\"}",
                    "{\"AWS\": \"123456789012\"}",
                    "{\"AWS\": \"arn:aws:iam::123456789012:root\"}",
                    "{\"AWS\": [\"arn:aws:iam::123456789012:user/alice\", \"123456789012\"]}",
                    "{\"AWS\": \"arn:aws:iam::123456789012:user/alice\"}",
                    "{\"AWS\": [\"arn:aws:iam::123456789012:role/r\", \"123456789012\","
                            + " \"arn:aws:sts::123456789012:assumed-role/r/s\"]}",
                    "{\"AWS\": \"arn:aws:iam::123456789012:role/r\"}",
                    "{\"AWS\": \"arn:aws:sts::123456789012:assumed-role/r/s\"}",
                    "{\"AWS\": \"arn:aws:sts::123456789012:federated-user/f\"}",
                    "{\"Service\": \"sns.amazonaws.com\"}",
                    "{\"Federated\": \"accounts.google.com\"}",
                    "{\"AWS\": \"210987654321\"}");

    static GeneratedCase of(long seed) {
        var random = new Random(seed * 0x9E37_79B9_7F4A_7C15L);
        List<NamedPolicy> identity = policies(random, PolicyType.IDENTITY, 1 + random.nextInt(3));
        boolean trust = random.nextInt(6) == 0;
        return new GeneratedCase(
                new PolicySet(
                        identity,
                        maybe(random, PolicyType.PERMISSIONS_BOUNDARY, 4),
                        random.nextInt(4) == 0
                                ? Optional.of(
                                        policies(random, PolicyType.SESSION, random.nextInt(3)))
                                : Optional.empty(),
                        maybe(random, trust ? PolicyType.TRUST : PolicyType.RESOURCE, 2),
                        trust || random.nextInt(5) == 0,
                        levels(random, PolicyType.SERVICE_CONTROL),
                        levels(random, PolicyType.RESOURCE_CONTROL),
                        maybe(random, PolicyType.VPC_ENDPOINT, 8)),
                request(random));
    }

    /// The request with values for keys that it lacks, of those that are wanted by their names in
    /// lower case.
    RequestContext withMore(Random random, Predicate<String> wanted) {
        var builder =
                RequestContext.of(
                        request.action(),
                        request.resource(),
                        request.principal(),
                        request.resourceAccount());
        request.keys().forEach(builder::with);
        for (String key : KEYS) {
            if (request.find(key).isEmpty() && wanted.test(key.toLowerCase(Locale.ROOT))) {
                add(random, builder, key);
            }
        }
        return builder.build();
    }

    /// The request for another action and resource, with other values, or none, for the keys that
    /// may change, by their names in lower case.
    RequestContext changed(
            Random random, Predicate<String> mayChange, String action, String resource) {
        var builder =
                RequestContext.of(action, resource, request.principal(), request.resourceAccount());
        for (String key : KEYS) {
            if (!mayChange.test(key.toLowerCase(Locale.ROOT))) {
                request.find(key).ifPresent(values -> builder.with(key, values));
            } else if (random.nextInt(3) > 0) {
                add(random, builder, key);
            }
        }
        return builder.build();
    }

    private static RequestContext request(Random random) {
        var builder =
                RequestContext.of(
                        one(random, ACTIONS),
                        one(random, RESOURCES),
                        caller(random),
                        random.nextInt(4) == 0 ? OTHER : ACCOUNT);
        for (String key : KEYS) {
            if (random.nextInt(3) == 0) {
                continue;
            }
            add(random, builder, key);
        }
        return builder.build();
    }

    private static void add(Random random, RequestContext.Builder builder, String key) {
        if (key.equals("a:list")) {
            builder.with(
                    key,
                    random.ints(random.nextInt(4), 0, VALUES.size())
                            .mapToObj(VALUES::get)
                            .toList());
        } else {
            builder.with(key, one(random, VALUES));
        }
    }

    private static RequestPrincipal caller(Random random) {
        String user = "arn:aws:iam::123456789012:user/alice";
        return switch (random.nextInt(10)) {
            case 0 -> new RequestPrincipal.Root(ACCOUNT);
            case 1, 2 ->
                    new RequestPrincipal.RoleSession(
                            ACCOUNT,
                            "arn:aws:sts::123456789012:assumed-role/r/s",
                            "arn:aws:iam::123456789012:role/r",
                            "AROAR");
            case 3 ->
                    new RequestPrincipal.FederatedUser(
                            ACCOUNT,
                            "arn:aws:sts::123456789012:federated-user/f",
                            user,
                            "AIDAALICE");
            case 4 -> new RequestPrincipal.Service("sns.amazonaws.com");
            case 5 -> new RequestPrincipal.Anonymous();
            case 6 -> new RequestPrincipal.Federated("accounts.google.com");
            default -> new RequestPrincipal.User(ACCOUNT, user, "AIDAALICE");
        };
    }

    private static Optional<NamedPolicy> maybe(Random random, PolicyType type, int oneIn) {
        return random.nextInt(oneIn) == 0
                ? policies(random, type, 1).stream().findFirst()
                : Optional.empty();
    }

    private static List<List<NamedPolicy>> levels(Random random, PolicyType type) {
        var levels = new ArrayList<List<NamedPolicy>>();
        for (int level = random.nextInt(4) == 0 ? 2 : 0; level > 0; level--) {
            levels.add(policies(random, type, 1 + random.nextInt(2)));
        }
        return levels;
    }

    private static List<NamedPolicy> policies(Random random, PolicyType type, int count) {
        var policies = new ArrayList<NamedPolicy>();
        for (int i = 0; i < count; i++) {
            String document = document(random, type);
            switch (PolicyParser.parse(document, type)) {
                case ParseResult.Parsed parsed ->
                        policies.add(new NamedPolicy(type, type + "#" + i, parsed.policy()));
                case ParseResult.Malformed malformed ->
                        throw new AssertionError(malformed.problems() + " in " + document);
            }
        }
        return policies;
    }

    private static String document(Random random, PolicyType type) {
        var statements = new ArrayList<String>();
        // Now and then more than an index looks through one by one.
        int count = random.nextInt(12) == 0 ? 14 : 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            statements.add(statement(random, type));
        }
        String version = random.nextInt(8) == 0 ? "2008-10-17" : "2012-10-17";
        return "{\"Version\": \"%s\", \"Statement\": [%s]}"
                .formatted(version, String.join(",\n ", statements));
    }

    private static String statement(Random random, PolicyType type) {
        boolean deny = random.nextInt(5) == 0;
        var members = new ArrayList<String>();
        members.add("\"Effect\": \"" + (deny ? "Deny" : "Allow") + '"');
        boolean named =
                type == PolicyType.RESOURCE
                        || type == PolicyType.TRUST
                        || type == PolicyType.RESOURCE_CONTROL
                        || type == PolicyType.VPC_ENDPOINT;
        if (named) {
            boolean not = deny && type == PolicyType.RESOURCE && random.nextInt(3) == 0;
            members.add((not ? "\"NotPrincipal\": " : "\"Principal\": ") + one(random, PRINCIPALS));
        }
        members.add(list(random, "Action", ACTION_PATTERNS));
        if (type != PolicyType.TRUST) {
            members.add(list(random, "Resource", RESOURCE_PATTERNS));
        }
        if (random.nextInt(2) == 0) {
            members.add(condition(random));
        }
        return "{" + String.join(", ", members) + "}";
    }

    private static String list(Random random, String element, List<String> values) {
        return "\"%s%s\": [\"%s\"%s]"
                .formatted(
                        random.nextInt(6) == 0 ? "Not" : "",
                        element,
                        one(random, values),
                        random.nextInt(3) == 0 ? ", \"" + one(random, values) + "\"" : "");
    }

    private static String condition(Random random) {
        String qualifier = one(random, List.of("", "", "ForAllValues:", "ForAnyValue:"));
        String operator = one(random, OPERATORS);
        String ifExists = operator.equals("Null") || random.nextInt(4) > 0 ? "" : "IfExists";
        return "\"Condition\": {\"%s%s%s\": {\"%s\": [\"%s\", \"%s\"]}}"
                .formatted(
                        qualifier,
                        operator,
                        ifExists,
                        one(random, KEYS),
                        one(random, VALUES),
                        one(random, VALUES));
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
