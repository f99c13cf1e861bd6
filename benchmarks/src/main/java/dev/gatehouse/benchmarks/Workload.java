package dev.gatehouse.benchmarks;

import dev.gatehouse.benchmarks.Rule.Clause;
import dev.gatehouse.benchmarks.Rule.Test;
import dev.gatehouse.catalog.AccessLevel;
import dev.gatehouse.catalog.Service;
import dev.gatehouse.catalog.Services;
import dev.gatehouse.policy.Authorizer;
import dev.gatehouse.policy.Decision;
import dev.gatehouse.policy.NamedPolicy;
import dev.gatehouse.policy.PolicySet;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import dev.gatehouse.policyspec.Specification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The policies of a typical principal and 10,000 requests of it, of which 60 in 100 are allowed.
/// The same seed gives the same workload.
///
/// @param rules five make a policy
record Workload(List<Rule> rules, List<Request> requests) {
    static final String USER = "alice";
    static final String ACCOUNT = "123456789012";

    private static final int RULES_PER_POLICY = 5;
    private static final int REQUESTS = 10_000;
    private static final List<String> TEAMS = List.of("billing", "platform", "search", "data");
    private static final List<String> REGIONS =
            List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2", "ap-south-1");
    private static final List<String> NETWORKS =
            List.of("10.0.0.0/8", "192.0.2.0/24", "203.0.113.0/24", "2001:db8::/32");
    private static final List<String> ADDRESSES =
            List.of("10.1.2.3", "192.0.2.77", "203.0.113.9", "198.51.100.4", "2001:db8::7");
    private static final List<String> SERVICES =
            List.of(
                    "s3",
                    "ec2",
                    "dynamodb",
                    "sqs",
                    "sns",
                    "lambda",
                    "iam",
                    "kms",
                    "logs",
                    "ecr",
                    "ecs",
                    "eks",
                    "rds",
                    "glue",
                    "athena",
                    "kinesis",
                    "firehose",
                    "ssm",
                    "secretsmanager",
                    "states",
                    "events",
                    "cloudwatch",
                    "route53",
                    "codebuild",
                    "apigateway",
                    "backup",
                    "batch",
                    "elasticache",
                    "sagemaker",
                    "redshift");

    /// One request.
    ///
    /// @param context each key with its values
    record Request(
            String action, String resource, Map<String, List<String>> context, boolean allowed) {
        static final String LIST_KEY = "aws:TagKeys";

        /// The request as texts, each key before its value, as a program has them that asks.
        Texts texts() {
            var keys = new ArrayList<String>();
            List<String> list = List.of();
            for (Map.Entry<String, List<String>> key : context.entrySet()) {
                if (key.getKey().equals(LIST_KEY)) {
                    list = key.getValue();
                } else {
                    keys.add(key.getKey());
                    keys.add(key.getValue().getFirst());
                }
            }
            return new Texts(action, resource, keys, list);
        }

        /// The request made ready to be decided.
        RequestContext prepared() {
            return texts().prepared();
        }
    }

    /// A request of texts.
    ///
    /// @param keys each before its value
    /// @param list the values of the key that is a list; empty if the request lacks it
    record Texts(String action, String resource, List<String> keys, List<String> list) {
        RequestContext prepared() {
            var builder = RequestContext.of(action, resource, CALLER, ACCOUNT);
            for (int i = 0; i < keys.size(); i += 2) {
                builder.with(keys.get(i), keys.get(i + 1));
            }
            if (!list.isEmpty()) {
                builder.with(Request.LIST_KEY, list);
            }
            return builder.build();
        }
    }

    private static final RequestPrincipal CALLER =
            new RequestPrincipal.User(
                    ACCOUNT, "arn:aws:iam::123456789012:user/alice", "AIDACKCEVSQ6C2EXAMPLE");

    /// A workload with so many statements.
    static Workload of(int statements, long seed) {
        var generator = new Generator(new Random(seed), Services.load());
        List<Rule> rules = generator.rules(statements);
        return new Workload(rules, generator.requests(rules));
    }

    /// The policies as the engine takes them.
    PolicySet policies() {
        return PolicySet.ofIdentity(
                documents().stream()
                        .map(document ->
                                new NamedPolicy(PolicyType.IDENTITY, "policy", parse(document)))
                        .toList());
    }

    /// The same policies with so many statements before them that are about another service.
    Workload among(int others) {
        var more = new ArrayList<Rule>();
        for (int i = 0; i < others; i++) {
            more.add(
                    new Rule(
                            i % 4 == 0,
                            List.of("chime:Get*", "chime:Create" + i),
                            List.of(
                                    "arn:aws:chime:eu-central-1:"
                                            + ACCOUNT
                                            + ":meeting/"
                                            + i
                                            + "*"),
                            List.of()));
        }
        more.addAll(rules);
        return new Workload(more, requests);
    }

    /// The policies as IAM writes them.
    List<String> documents() {
        return documents(rules);
    }

    private static List<String> documents(List<Rule> rules) {
        var documents = new ArrayList<String>();
        for (int from = 0; from < rules.size(); from += RULES_PER_POLICY) {
            List<String> statements =
                    rules.subList(from, Math.min(from + RULES_PER_POLICY, rules.size())).stream()
                            .map(Rule::inIam)
                            .toList();
            documents.add(
                    "{\"Version\": \"2012-10-17\", \"Statement\": ["
                            + String.join(", ", statements)
                            + "]}");
        }
        return documents;
    }

    private static dev.gatehouse.policy.Policy parse(String document) {
        return switch (PolicyParser.parse(document, PolicyType.IDENTITY)) {
            case ParseResult.Parsed parsed -> parsed.policy();
            case ParseResult.Malformed malformed ->
                    throw new IllegalStateException(malformed.problems().toString());
        };
    }

    private static final class Generator {
        private final Random random;
        private final Map<String, List<String>> actions = new LinkedHashMap<>();
        private final Map<String, List<String>> arns = new LinkedHashMap<>();

        Generator(Random random, Services services) {
            this.random = random;
            for (String name : SERVICES) {
                Service service = services.find(name).orElseThrow();
                actions.put(name, service.actions(EnumSet.allOf(AccessLevel.class)));
                arns.put(name, arns(service));
            }
        }

        /// The beginnings of the ARNs of a service's resources.
        private static List<String> arns(Service service) {
            if (service.prefix().equals("s3")) {
                return List.of("arn:aws:s3:::");
            }
            String begin = "arn:aws:" + service.prefix() + ":eu-central-1:" + ACCOUNT + ":";
            return List.of(begin, begin + "instance/", begin + "table/", begin + "group:");
        }

        List<Rule> rules(int count) {
            var rules = new ArrayList<Rule>();
            for (int i = 0; i < count; i++) {
                rules.add(rule(i));
            }
            return rules;
        }

        private Rule rule(int index) {
            String service = one(SERVICES);
            // A principal has few statements that are about everything, however many it has.
            if (index == 0 || index == 25) {
                return new Rule(
                        true,
                        List.of("*"),
                        List.of("*"),
                        List.of(
                                index == 0
                                        ? new Clause(
                                                Test.IS, "aws:SecureTransport", List.of("false"))
                                        : new Clause(
                                                Test.DIFFERS,
                                                "aws:RequestedRegion",
                                                REGIONS.subList(0, 4))));
            }
            return switch (index < 50 ? 1 + index % 9 : 3 + index % 7) {
                case 1 ->
                        new Rule(
                                false,
                                List.of("s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                                List.of("arn:aws:s3:::homes/${user}/*"),
                                List.of());
                case 2 ->
                        new Rule(
                                false,
                                families(service),
                                List.of("*"),
                                List.of(
                                        new Clause(
                                                Test.EQUALS_PRINCIPAL_TAG,
                                                "aws:ResourceTag/team",
                                                List.of("team"))));
                case 3 -> new Rule(true, some(service, 3), List.of(arn(service) + "*"), List.of());
                case 4 ->
                        new Rule(
                                false,
                                some(service, 4),
                                List.of(arn(service) + "*"),
                                List.of(new Clause(Test.IN_NETWORK, "aws:SourceIp", NETWORKS)));
                case 5 ->
                        new Rule(
                                false,
                                some(service, 3),
                                List.of(arn(service) + "*", arn(service) + "-*"),
                                List.of(
                                        new Clause(
                                                Test.BEFORE,
                                                "aws:CurrentTime",
                                                List.of("2027-01-01T00:00:00Z"))));
                case 6 ->
                        new Rule(
                                false,
                                some(service, 2),
                                List.of(arn(service) + "*"),
                                List.of(
                                        new Clause(
                                                Test.ANY_OF, "aws:TagKeys", List.of("team", "env")),
                                        new Clause(
                                                Test.LIKE,
                                                "aws:RequestTag/env",
                                                List.of("dev-*", "test-*"))));
                case 7 ->
                        new Rule(
                                false,
                                families(service),
                                List.of(arn(service) + "*"),
                                List.of(
                                        new Clause(
                                                Test.IS,
                                                "aws:MultiFactorAuthPresent",
                                                List.of("true"))));
                case 8 ->
                        new Rule(
                                false,
                                some(service, 4),
                                List.of(arn(service) + "*/logs/*", arn(service)),
                                List.of(new Clause(Test.AT_MOST, "s3:max-keys", List.of("100"))));
                default ->
                        new Rule(
                                false,
                                List.of(service + ":*"),
                                List.of(arn(service) + "*"),
                                List.of(new Clause(Test.EQUALS, "aws:PrincipalTag/team", TEAMS)));
            };
        }

        private List<String> families(String service) {
            return List.of(service + ":Get*", service + ":List*", service + ":Describe*");
        }

        private List<String> some(String service, int count) {
            var chosen = new ArrayList<String>();
            while (chosen.size() < count) {
                chosen.add(one(actions.getOrDefault(service, List.of())));
            }
            return chosen;
        }

        private String arn(String service) {
            return one(arns.getOrDefault(service, List.of())) + one(TEAMS) + random.nextInt(1000);
        }

        List<Request> requests(List<Rule> rules) {
            PolicySet policies = new Workload(rules, List.of()).policies();
            Authorizer authorizer = Authorizer.of(policies);
            var requests = new ArrayList<Request>();
            int allowed = 0;
            int denied = 0;
            int drafts = 0;
            while (requests.size() < REQUESTS) {
                Request draft = request(one(rules));
                Decision decision = authorizer.decide(draft.prepared());
                boolean permitted = decision.isAllowed();
                // The slow twin has a word on some of them; all would take it too long.
                if (drafts++ < 100
                        && !Specification.said(decision)
                                .equals(Specification.decide(policies, draft.prepared()))) {
                    throw new IllegalStateException("decided otherwise: " + draft);
                }
                if (permitted && allowed < REQUESTS * 6 / 10) {
                    allowed++;
                } else if (!permitted && denied < REQUESTS * 4 / 10) {
                    denied++;
                } else {
                    continue;
                }
                requests.add(
                        new Request(draft.action(), draft.resource(), draft.context(), permitted));
            }
            Collections.shuffle(requests, random);
            return requests;
        }

        private Request request(Rule rule) {
            String action = one(rule.actions());
            if (action.equals("*")) {
                action = one(actions.getOrDefault(one(SERVICES), List.of()));
            } else if (action.endsWith("*")) {
                String begin = action.substring(0, action.length() - 1);
                String service = action.substring(0, action.indexOf(':'));
                List<String> fitting =
                        actions.getOrDefault(service, List.of()).stream()
                                .filter(name -> name.startsWith(begin))
                                .toList();
                action = fitting.isEmpty() ? begin + "Everything" : one(fitting);
            }
            String resource = one(rule.resources());
            resource = resource.equals("*") ? "arn:aws:s3:::bucket*" : resource;
            return new Request(
                    action,
                    resource.replace("${user}", USER).replace("*", "/" + random.nextInt(10_000)),
                    context(),
                    false);
        }

        private Map<String, List<String>> context() {
            var context = new LinkedHashMap<String, List<String>>();
            context.put("aws:username", List.of(USER));
            context.put("aws:userid", List.of("AIDACKCEVSQ6C2EXAMPLE"));
            context.put("aws:PrincipalArn", List.of("arn:aws:iam::123456789012:user/alice"));
            context.put("aws:PrincipalAccount", List.of(ACCOUNT));
            context.put("aws:PrincipalTag/team", List.of(TEAMS.getFirst()));
            context.put("aws:ResourceTag/team", List.of(one(TEAMS)));
            context.put("aws:SourceIp", List.of(one(ADDRESSES)));
            context.put("aws:RequestedRegion", List.of(one(REGIONS)));
            context.put("aws:CurrentTime", List.of("2026-11-25T08:00:00Z"));
            context.put("aws:SecureTransport", List.of(random.nextInt(50) == 0 ? "false" : "true"));
            if (random.nextBoolean()) {
                context.put("aws:MultiFactorAuthPresent", List.of("true"));
            }
            if (random.nextInt(3) == 0) {
                context.put("aws:TagKeys", List.of("owner", "team"));
                context.put("aws:RequestTag/env", List.of(random.nextBoolean() ? "dev-1" : "live"));
            }
            if (random.nextInt(3) == 0) {
                context.put("s3:max-keys", List.of(String.valueOf(random.nextInt(200))));
            }
            return context;
        }

        private <T> T one(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
