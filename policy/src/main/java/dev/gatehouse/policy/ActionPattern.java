package dev.gatehouse.policy;

import dev.gatehouse.policy.pattern.Glob;
import dev.gatehouse.policy.pattern.Template;
import java.util.Locale;

/// A value of the `Action` element, such as `s3:Get*`. Letter case does not matter.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action
///   element</a>
public final class ActionPattern {
    private final Glob glob;

    private ActionPattern(Glob glob) {
        this.glob = glob;
    }

    public static ActionPattern of(String pattern) {
        return new ActionPattern(Glob.like(Template.of(pattern.toLowerCase(Locale.ROOT), false)));
    }

    /// Whether it stands for the action.
    public boolean matches(String action) {
        return glob.matches(action.toLowerCase(Locale.ROOT), NoVariables.INSTANCE);
    }
}
