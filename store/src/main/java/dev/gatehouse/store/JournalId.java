package dev.gatehouse.store;

import dev.gatehouse.domain.Account;

/// Names a journal: there is one for each account, one for each organization, and one for the
/// installation.
public record JournalId(String value) implements Comparable<JournalId> {
    /// Holds what is unique across accounts.
    public static final JournalId INSTALLATION = new JournalId("installation");

    /// The journal of an account.
    public static JournalId of(Account account) {
        return new JournalId("account/" + account);
    }

    @Override
    public int compareTo(JournalId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
