package dev.gatehouse.policy.analysis;

import dev.gatehouse.policy.Effect;
import dev.gatehouse.policy.RequestContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What has to be the case: circumstances, and things that nobody knows, joined by "all of" and
/// "any of". Values are simplified when they are made.
public sealed interface Formula {
    /// A circumstance that has to be the case, or must not.
    record Given(Circumstance circumstance, boolean is) implements Formula {
        /// It as a sentence.
        public String words() {
            return is ? circumstance.words() : circumstance.contraryWords();
        }
    }

    /// That something which is not known allows, or does not deny.
    ///
    /// @param what is not known, such as a policy that an export lacks
    /// @param effect what it would have to say, or not to say
    record Unknown(String what, Effect effect, boolean is) implements Formula {}

    /// All of these; always, if there are none.
    record All(List<Formula> parts) implements Formula {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// Any of these; never, if there are none.
    record Any(List<Formula> parts) implements Formula {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// What is the case anyway.
    static Formula always() {
        return new All(List.of());
    }

    /// What cannot be the case.
    static Formula never() {
        return new Any(List.of());
    }

    static Formula given(Circumstance circumstance) {
        return new Given(circumstance, true);
    }

    static Formula of(boolean value) {
        return value ? always() : never();
    }

    static Formula all(Formula... parts) {
        return all(List.of(parts));
    }

    static Formula all(Collection<Formula> parts) {
        var flat = new LinkedHashSet<Formula>();
        for (Formula part : parts) {
            flat.addAll(part instanceof All all ? all.parts() : List.of(part));
        }
        if (flat.contains(never()) || contradicts(flat)) {
            return never();
        }
        List<Formula> left = withoutAbsorbed(flat, true);
        return left.size() == 1 ? left.get(0) : new All(left);
    }

    static Formula any(Formula... parts) {
        return any(List.of(parts));
    }

    static Formula any(Collection<Formula> parts) {
        var flat = new LinkedHashSet<Formula>();
        for (Formula part : parts) {
            flat.addAll(part instanceof Any any ? any.parts() : List.of(part));
        }
        if (flat.contains(always()) || contradicts(flat)) {
            return always();
        }
        List<Formula> left = withoutAbsorbed(flat, false);
        return left.size() == 1 ? left.get(0) : new Any(left);
    }

    /// The opposite.
    default Formula not() {
        return switch (this) {
            case Given given -> new Given(given.circumstance(), !given.is());
            case Unknown unknown -> new Unknown(unknown.what(), unknown.effect(), !unknown.is());
            case All all -> any(all.parts().stream().map(Formula::not).toList());
            case Any any -> all(any.parts().stream().map(Formula::not).toList());
        };
    }

    /// Whether a request fulfils it. What is not known never helps.
    default boolean holds(RequestContext request) {
        return switch (this) {
            case Given given -> given.circumstance().holds(request) == given.is();
            case Unknown ignored -> false;
            case All all -> all.parts().stream().allMatch(part -> part.holds(request));
            case Any any -> any.parts().stream().anyMatch(part -> part.holds(request));
        };
    }

    /// What is left if nothing that is not known helps.
    default Formula withoutUnknown() {
        return switch (this) {
            case Given given -> given;
            case Unknown ignored -> never();
            case All all -> all(all.parts().stream().map(Formula::withoutUnknown).toList());
            case Any any -> any(any.parts().stream().map(Formula::withoutUnknown).toList());
        };
    }

    /// What is not known and matters, in order.
    default Set<String> unknowns() {
        var found = new LinkedHashSet<String>();
        collect(this, found);
        return found;
    }

    private static void collect(Formula formula, Set<String> found) {
        switch (formula) {
            case Given ignored -> {}
            case Unknown unknown -> found.add(unknown.what());
            case All all -> all.parts().forEach(part -> collect(part, found));
            case Any any -> any.parts().forEach(part -> collect(part, found));
        }
    }

    /// Whether something stands beside its opposite.
    private static boolean contradicts(Set<Formula> parts) {
        return parts.stream()
                .filter(part -> part instanceof Given || part instanceof Unknown)
                .anyMatch(part -> parts.contains(part.not()));
    }

    /// In "A and (A or B)" and "A or (A and B)" the second part says nothing.
    private static List<Formula> withoutAbsorbed(Set<Formula> parts, boolean all) {
        int most = 256;
        if (parts.size() > most) {
            return List.copyOf(parts);
        }
        var left = new ArrayList<Formula>();
        for (Formula part : parts) {
            if (parts.stream().noneMatch(other -> absorbs(other, part, all))) {
                left.add(part);
            }
        }
        return left;
    }

    private static boolean absorbs(Formula strong, Formula weak, boolean all) {
        List<Formula> strongParts = parts(strong, all);
        List<Formula> weakParts = parts(weak, all);
        return strongParts.size() < weakParts.size() && weakParts.containsAll(strongParts);
    }

    private static List<Formula> parts(Formula formula, boolean all) {
        return switch (formula) {
            case Given given -> List.of(given);
            case Unknown unknown -> List.of(unknown);
            case All inner -> all ? List.of(inner) : inner.parts();
            case Any inner -> all ? inner.parts() : List.of(inner);
        };
    }
}
