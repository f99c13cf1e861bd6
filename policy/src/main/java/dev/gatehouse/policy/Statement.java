package dev.gatehouse.policy;

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
}
