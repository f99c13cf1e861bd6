package dev.gatehouse.policy.pattern;

import dev.gatehouse.policy.pattern.Template.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between two stars of a pattern: text, `?`, and variables.
abstract sealed class Chunk {
    /// How many characters it matches; -1 if a variable has no value, so that it matches nothing.
    abstract int length(VariableValues values);

    /// Whether it matches at an offset, where its length fits.
    abstract boolean matchesAt(String value, int at, VariableValues values);

    /// The first place from `from` to `last` where it matches, -1 if there is none.
    int find(String value, int from, int last, VariableValues values) {
        for (int at = from; at <= last; at++) {
            if (matchesAt(value, at, values)) {
                return at;
            }
        }
        return -1;
    }

    /// Text alone.
    static final class Text extends Chunk {
        private final String text;

        Text(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        @Override
        int length(VariableValues values) {
            return text.length();
        }

        @Override
        boolean matchesAt(String value, int at, VariableValues values) {
            values.compared(text.length());
            return value.startsWith(text, at);
        }

        @Override
        int find(String value, int from, int last, VariableValues values) {
            if (last < from) {
                return -1;
            }
            int found = value.indexOf(text, from, last + text.length());
            values.compared((found < 0 ? last - from + 1 : found - from) + text.length());
            return found;
        }
    }

    /// Anything else.
    static final class Mixed extends Chunk {
        private final Atom[] atoms;

        Mixed(List<Atom> atoms) {
            this.atoms = atoms.toArray(Atom[]::new);
        }

        @Override
        int length(VariableValues values) {
            int length = 0;
            for (Atom atom : atoms) {
                int one = atom.length(values);
                if (one < 0) {
                    return -1;
                }
                length += one;
            }
            return length;
        }

        @Override
        boolean matchesAt(String value, int at, VariableValues values) {
            int place = at;
            for (Atom atom : atoms) {
                int length = atom.length(values);
                values.compared(length);
                if (!atom.matches(value, place, values)) {
                    return false;
                }
                place += length;
            }
            return true;
        }
    }

    /// A part of a chunk.
    sealed interface Atom {
        int length(VariableValues values);

        boolean matches(String value, int at, VariableValues values);
    }

    /// Text, in which letter case may not matter.
    record Word(String text, boolean ignoringCase) implements Atom {
        @Override
        public int length(VariableValues values) {
            return text.length();
        }

        @Override
        public boolean matches(String value, int at, VariableValues values) {
            return value.regionMatches(ignoringCase, at, text, 0, text.length());
        }
    }

    /// So many `?`.
    ///
    /// @param withinSegment whether they do not stand for a colon
    record Ones(int count, boolean withinSegment) implements Atom {
        @Override
        public int length(VariableValues values) {
            return count;
        }

        @Override
        public boolean matches(String value, int at, VariableValues values) {
            return !withinSegment || value.indexOf(':', at, at + count) < 0;
        }
    }

    /// A variable, whose value stands for itself.
    record Slot(Variable variable, boolean ignoringCase) implements Atom {
        @Override
        public int length(VariableValues values) {
            @Nullable String text = variable.in(values);
            return text == null ? -1 : text.length();
        }

        @Override
        public boolean matches(String value, int at, VariableValues values) {
            @Nullable String text = variable.in(values);
            return text != null && value.regionMatches(ignoringCase, at, text, 0, text.length());
        }
    }
}
