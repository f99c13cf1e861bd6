package dev.gatehouse.policy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives each action a number, so that a prepared request finds what is about it without looking at
/// text.
final class ActionNumbers {
    /// Of an action that has none.
    static final int NONE = 0;

    /// Actions are in the hands of who asks: past so many they get no number.
    private static final int MAX_NUMBERED = 32_768;

    private static final int MAX_LENGTH = 128;

    private static final ConcurrentHashMap<String, Integer> NUMBERS = new ConcurrentHashMap<>();
    private static final AtomicInteger LAST = new AtomicInteger();

    private ActionNumbers() {}

    /// @param action as a request spells it: other spellings have numbers of their own
    static int of(String action) {
        Integer known = NUMBERS.get(action);
        if (known != null) {
            return known;
        }
        if (action.length() > MAX_LENGTH || NUMBERS.mappingCount() >= MAX_NUMBERED) {
            return NONE;
        }
        return NUMBERS.computeIfAbsent(action, key -> LAST.incrementAndGet());
    }
}
