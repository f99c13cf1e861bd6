package dev.gatehouse.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// An AWS service as policies know it.
///
/// @param prefix what its actions begin with, such as `s3`
/// @param actions by name
/// @param resourceTypes by name
/// @param conditionKeys the types of its condition keys, such as `String`, by key
/// @see <a
///   href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html">Service
///   Authorization Reference</a>
public record Service(
        String prefix,
        String name,
        SortedMap<String, Action> actions,
        SortedMap<String, ResourceType> resourceTypes,
        Map<String, String> conditionKeys) {

    /// An action.
    ///
    /// @param name without the prefix
    /// @param resourceTypes those that the action can be limited to
    /// @param requiredTypes those of them without which it makes no sense
    public record Action(
            String name,
            AccessLevel level,
            List<String> resourceTypes,
            List<String> requiredTypes,
            List<String> conditionKeys) {}

    /// A type of resource.
    ///
    /// @param arn its ARN with variables such as `${Account}`
    public record ResourceType(String name, String arn, List<String> conditionKeys) {}

    /// The actions of these access levels in the order of their names, each with the prefix.
    public List<String> actions(Collection<AccessLevel> levels) {
        return actions.values().stream()
                .filter(action -> levels.contains(action.level()))
                .map(action -> prefix + ":" + action.name())
                .toList();
    }

    /// How many actions of this level there are.
    public int count(AccessLevel level) {
        return (int) actions.values().stream().filter(action -> action.level() == level).count();
    }
}
