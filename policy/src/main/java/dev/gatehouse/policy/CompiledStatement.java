package dev.gatehouse.policy;

import dev.gatehouse.policy.condition.ConditionTest;
import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A statement made ready to be matched with many requests. Made once for each policy.
final class CompiledStatement {
    private final Statement statement;
    private final Set<String> exactActions = new HashSet<>();
    private final List<String> actionPatterns = new ArrayList<>();
    private final Glob[] actions;
    private final Glob[] resources;
    private final boolean negatedResources;
    private final boolean shortResource;
    private final boolean anyResource;
    private final boolean aboutEveryone;
    private final int resourceBeginning;
    private final ConditionTest[] conditions;
    private final boolean asksForKeys;

    CompiledStatement(Statement statement) {
        this.statement = statement;
        for (String pattern : statement.actions().values()) {
            addAction(pattern.toLowerCase(Locale.ROOT));
        }
        this.actions =
                actionPatterns.stream()
                        .map(pattern -> Glob.like(Template.of(pattern, false)))
                        .toArray(Glob[]::new);
        List<String> patterns = statement.resources().map(Patterns::values).orElse(List.of());
        this.resources =
                patterns.stream()
                        .map(pattern -> Glob.resource(pattern, statement.variables()))
                        .toArray(Glob[]::new);
        this.negatedResources = statement.resources().map(Patterns::negated).orElse(false);
        this.shortResource = patterns.stream().anyMatch(Glob::isShort);
        this.anyResource =
                statement.resources().isEmpty()
                        || (!negatedResources
                                && Arrays.stream(resources).anyMatch(Glob::isAnything));
        this.resourceBeginning = ResourceBeginning.of(resourcePrefixes());
        this.aboutEveryone = statement.principals().isEmpty();
        this.conditions =
                statement.conditions().stream()
                        .map(condition -> CompiledConditions.of(condition, statement.variables()))
                        .toArray(ConditionTest[]::new);
        this.asksForKeys =
                conditions.length > 0
                        || patterns.stream()
                                .anyMatch(pattern ->
                                        !MentionedKeys.ofResource(pattern, statement.variables())
                                                .isEmpty());
    }

    private void addAction(String pattern) {
        int colon = pattern.indexOf(':');
        String service = colon < 0 ? pattern : pattern.substring(0, colon);
        boolean anyService = service.indexOf('*') >= 0 || service.indexOf('?') >= 0;
        if (pattern.equals("*:*")) {
            actionPatterns.add("*");
        } else if (colon >= 0 && anyService) {
            // Refused when a policy is saved. Where it stands all the same, it is read in the way
            // that allows less.
            if ((statement.effect() == Effect.DENY) != statement.actions().negated()) {
                actionPatterns.add(pattern);
            }
        } else if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            exactActions.add(pattern);
        } else {
            actionPatterns.add(pattern);
        }
    }

    Statement statement() {
        return statement;
    }

    /// The actions that it names without wildcards, in lower case.
    Set<String> exactActions() {
        return exactActions;
    }

    /// The actions that it names with wildcards, in lower case.
    List<String> actionPatterns() {
        return actionPatterns;
    }

    /// What the resources that it is about begin with; one empty text if with anything.
    List<String> resourcePrefixes() {
        boolean any = resources.length == 0 || negatedResources;
        if (any) {
            return List.of("");
        }
        var prefixes = new ArrayList<String>();
        for (Glob resource : resources) {
            prefixes.add(resource.prefix());
        }
        return prefixes;
    }

    /// Whether it has conditions or variables.
    boolean asksForKeys() {
        return asksForKeys;
    }

    /// What they all begin with, as [ResourceBeginning] says it.
    int resourceBeginning() {
        return resourceBeginning;
    }

    /// Whether the statement applies to a request whose action is known to match.
    ///
    /// @param bounded whether the caller has a permissions boundary
    boolean appliesBeyondAction(RequestContext request, boolean bounded) {
        return matchesResource(request)
                && conditionsHold(request)
                && (aboutEveryone || Grant.covers(statement, request.principal(), bounded));
    }

    boolean matchesAction(RequestContext request) {
        return isAbout(request.lowerAction());
    }

    /// Whether the statement is about an action, in lower case.
    boolean isAbout(String action) {
        return names(action) != statement.actions().negated();
    }

    private boolean names(String action) {
        if (exactActions.contains(action)) {
            return true;
        }
        for (Glob pattern : actions) {
            if (pattern.matches(action, NoVariables.INSTANCE)) {
                return true;
            }
        }
        return false;
    }

    boolean matchesResource(RequestContext request) {
        if (anyResource) {
            return true;
        }
        if (negatedResources) {
            return !shortResource && !anyIsNull(request) && !matchesAnyResource(request);
        }
        return matchesAnyResource(request);
    }

    private boolean anyIsNull(RequestContext request) {
        for (Glob resource : resources) {
            if (resource.isNull(request.contextKeys())) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesAnyResource(RequestContext request) {
        for (Glob resource : resources) {
            if (resource.matches(request.comparedResource(), request.contextKeys())) {
                return true;
            }
        }
        return false;
    }

    private boolean conditionsHold(RequestContext request) {
        for (ConditionTest condition : conditions) {
            if (!condition.holds(request.contextKeys())) {
                return false;
            }
        }
        return true;
    }

    /// The conditions that do not hold, in the order of the document.
    List<Condition> unmet(RequestContext request) {
        var unmet = new ArrayList<Condition>();
        for (int i = 0; i < conditions.length; i++) {
            if (!conditions[i].holds(request.contextKeys())) {
                unmet.add(statement.conditions().get(i));
            }
        }
        return unmet;
    }
}
