package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.PatternText;
import dev.gatehouse.policy.condition.Variables;
import java.util.List;
import java.util.Optional;

/// One statement of a policy.
///
/// @param index its place among the statements, from 0
/// @param principals absent in policies that are attached to who they are about
/// @param resources absent in trust policies, whose resource is the role
/// @param variables whether the policy's version has variables
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html">Statement
///   element</a>
public record Statement(
        int index,
        Optional<String> sid,
        Effect effect,
        Optional<Patterns<Principal>> principals,
        Patterns<String> actions,
        Optional<Patterns<String>> resources,
        List<Condition> conditions,
        boolean variables,
        Place place) {
    public Statement {
        conditions = List.copyOf(conditions);
    }

    /// Whether the statement is about the request, whoever makes it: action, resource and
    /// conditions.
    public boolean matches(RequestContext request) {
        return matchesAction(request.action())
                && matchesResource(request)
                && conditions.stream()
                        .allMatch(condition ->
                                condition
                                        .operator()
                                        .test(
                                                condition.values(),
                                                request.find(condition.key()),
                                                request::findSingle,
                                                variables));
    }

    private boolean matchesAction(String action) {
        boolean named =
                actions.values().stream()
                        .anyMatch(pattern -> WildcardPattern.ignoringCase(pattern).matches(action));
        return named != actions.negated();
    }

    private boolean matchesResource(RequestContext request) {
        if (resources.isEmpty()) {
            return true;
        }
        boolean named = false;
        for (String pattern : resources.get().values()) {
            Optional<PatternText> replaced =
                    variables
                            ? Variables.replace(pattern, request::findSingle)
                            : Optional.of(new PatternText(pattern));
            if (replaced.isEmpty() && resources.get().negated()) {
                return false;
            }
            named |=
                    replaced.isPresent()
                            && ResourcePattern.matches(replaced.get(), request.resource());
        }
        return named != resources.get().negated();
    }
}
