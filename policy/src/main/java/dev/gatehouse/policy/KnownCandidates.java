package dev.gatehouse.policy;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What is known to be about actions.
final class KnownCandidates {
    private final ConcurrentHashMap<String, Candidates> unnumbered = new ConcurrentHashMap<>();
    private volatile Numbered numbered = new Numbered(16);
    private int size;

    /// @param number of the action, or [ActionNumbers#NONE]
    @Nullable Candidates find(int number, String action) {
        return number == ActionNumbers.NONE ? unnumbered.get(action) : numbered.find(number);
    }

    synchronized void add(int number, String action, Candidates found) {
        if (number == ActionNumbers.NONE) {
            unnumbered.put(action, found);
        } else if (numbered.find(number) == null) {
            size++;
            if (size * 2 > numbered.numbers.length) {
                numbered = numbered.twice();
            }
            numbered.add(number, found);
        }
    }

    synchronized int size() {
        return size + unnumbered.size();
    }

    synchronized void clear() {
        unnumbered.clear();
        numbered = new Numbered(16);
        size = 0;
    }

    /// A hash table that is read while it is written: who reads may miss what is being added, and
    /// never takes one for another.
    private static final class Numbered {
        private final int[] numbers;
        private final @Nullable Candidates[] found;

        Numbered(int slots) {
            this.numbers = new int[slots];
            this.found = new Candidates[slots];
        }

        @Nullable Candidates find(int number) {
            int at = slot(number);
            return numbers[at] == number ? found[at] : null;
        }

        void add(int number, Candidates candidates) {
            int at = slot(number);
            found[at] = candidates;
            numbers[at] = number;
        }

        /// Numbers are given one after another: as they are they spread best.
        private int slot(int number) {
            int mask = numbers.length - 1;
            int at = number & mask;
            while (numbers[at] != ActionNumbers.NONE && numbers[at] != number) {
                at = (at + 1) & mask;
            }
            return at;
        }

        Numbered twice() {
            var larger = new Numbered(numbers.length * 2);
            for (int i = 0; i < numbers.length; i++) {
                Candidates candidates = found[i];
                if (candidates != null) {
                    larger.add(numbers[i], candidates);
                }
            }
            return larger;
        }
    }
}
