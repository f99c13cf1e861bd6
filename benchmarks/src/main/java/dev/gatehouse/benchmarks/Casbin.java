package dev.gatehouse.benchmarks;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import dev.gatehouse.benchmarks.Rule.Clause;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.util.function.CustomFunction;

/// The workload for jCasbin: one policy line for each action and resource of a statement.
final class Casbin {
    private static final String IN_ITS_LANGUAGE =
            """
            [request_definition]
            r = ctx, act, res
            [policy_definition]
            p = act, res, rule, eft
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = keyMatch(r.act, p.act) && regexMatch(r.res, p.res) && eval(p.rule)
            """;

    private static final String WITH_OUR_FUNCTIONS =
            """
            [request_definition]
            r = ctx, act, res
            [policy_definition]
            p = act, res, rule, eft
            [policy_effect]
            e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
            [matchers]
            m = like(r.act, p.act) && like(r.res, p.res) && holds(r.ctx, p.rule)
            """;

    private Casbin() {}

    /// Patterns and conditions by what jCasbin brings along.
    static Enforcer inItsLanguage(List<Rule> rules) {
        Enforcer enforcer = enforcer(IN_ITS_LANGUAGE);
        for (Rule rule : rules) {
            add(enforcer, rule, rule.inCasbin(), Rule::regex);
        }
        return enforcer;
    }

    /// Patterns and conditions by functions that we wrote in Java.
    static Enforcer withOurFunctions(List<Rule> rules) {
        Enforcer enforcer = enforcer(WITH_OUR_FUNCTIONS);
        enforcer.addFunction("like", new Like());
        enforcer.addFunction("holds", new Holds(rules));
        for (int i = 0; i < rules.size(); i++) {
            add(enforcer, rules.get(i), String.valueOf(i), UnaryOperator.identity());
        }
        return enforcer;
    }

    private static Enforcer enforcer(String text) {
        var model = new Model();
        model.loadModelFromText(text);
        var enforcer = new Enforcer(model);
        enforcer.enableLog(false);
        return enforcer;
    }

    private static void add(
            Enforcer enforcer, Rule rule, String conditions, UnaryOperator<String> pattern) {
        for (String action : rule.actions()) {
            for (String resource : rule.resources()) {
                enforcer.addPolicy(
                        action,
                        pattern.apply(resource.replace("${user}", Workload.USER)),
                        conditions,
                        rule.deny() ? "deny" : "allow");
            }
        }
    }

    /// The context as jCasbin's language can read it. Its `ipMatch` knows no IPv6: such an address
    /// is left out.
    static Map<String, Object> inItsLanguage(Map<String, List<String>> context) {
        var named = new HashMap<String, Object>();
        context.forEach((key, values) -> {
            boolean list = key.equals(Workload.Request.LIST_KEY);
            if (!isOfIpv6(key, values)) {
                named.put(Rule.nameInCasbin(key), list ? values : values.getFirst());
            }
        });
        return Map.copyOf(named);
    }

    /// Whether it is an IPv6 address.
    static boolean isOfIpv6(String key, List<String> values) {
        return key.equals("aws:SourceIp") && values.getFirst().indexOf(':') >= 0;
    }

    /// A text matches a pattern with stars.
    @SuppressWarnings("serial") // jCasbin makes its functions serializable; nobody writes them.
    private static final class Like extends CustomFunction {
        @Override
        public AviatorObject call(
                Map<String, Object> env, AviatorObject text, AviatorObject pattern) {
            return AviatorBoolean.valueOf(
                    like(
                            FunctionUtils.getStringValue(text, env),
                            FunctionUtils.getStringValue(pattern, env)));
        }

        @Override
        public String getName() {
            return "like";
        }
    }

    static boolean like(String text, String pattern) {
        String[] parts = pattern.split("\\*", -1);
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = text.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        String last = parts[parts.length - 1];
        return text.length() - at >= last.length() && text.endsWith(last);
    }

    /// The conditions of a statement hold.
    @SuppressWarnings("serial") // jCasbin makes its functions serializable; nobody writes them.
    private static final class Holds extends CustomFunction {
        private final transient List<Rule> rules;

        Holds(List<Rule> rules) {
            this.rules = rules;
        }

        @Override
        @SuppressWarnings("unchecked") // What `Peers` passes as the context.
        public AviatorObject call(
                Map<String, Object> env, AviatorObject context, AviatorObject rule) {
            var values = (Map<String, List<String>>) context.getValue(env);
            int index = Integer.parseInt(FunctionUtils.getStringValue(rule, env));
            return AviatorBoolean.valueOf(
                    rules.get(index).clauses().stream().allMatch(clause -> holds(clause, values)));
        }

        @Override
        public String getName() {
            return "holds";
        }
    }

    private static boolean holds(Clause clause, Map<String, List<String>> context) {
        List<String> actual = context.get(clause.key());
        if (actual == null) {
            return clause.test() == Rule.Test.DIFFERS;
        }
        String first = actual.getFirst();
        return switch (clause.test()) {
            case EQUALS, IS -> clause.values().contains(first);
            case DIFFERS -> !clause.values().contains(first);
            case LIKE -> clause.values().stream().anyMatch(one -> like(first, one));
            case EQUALS_PRINCIPAL_TAG ->
                    first.equals(
                            Objects.requireNonNull(
                                            context.get(
                                                    "aws:PrincipalTag/" + Rule.tag(clause.key())))
                                    .getFirst());
            case IN_NETWORK -> clause.values().stream().anyMatch(one -> contains(one, first));
            case AT_MOST -> Long.parseLong(first) <= Long.parseLong(clause.values().getFirst());
            case BEFORE -> first.compareTo(clause.values().getFirst()) < 0;
            case ANY_OF -> actual.stream().anyMatch(clause.values()::contains);
        };
    }

    private static boolean contains(String network, String address) {
        try {
            String[] parts = network.toLowerCase(Locale.ROOT).split("/", 2);
            byte[] base = InetAddress.getByName(parts[0]).getAddress();
            byte[] one = InetAddress.getByName(address).getAddress();
            int bits = Integer.parseInt(parts[1]);
            if (base.length != one.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((base[i / 8] & mask) != (one[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalStateException(notAnAddress);
        }
    }
}
