package dev.gatehouse.store;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import java.util.Optional;

/// Names a journal: there is one for each account, one for each organization, and one for the
/// installation.
public record JournalId(String value) implements Comparable<JournalId> {
    /// Holds what is unique across accounts.
    public static final JournalId INSTALLATION = new JournalId("installation");

    /// The journal of an account.
    public static JournalId of(Account account) {
        return new JournalId("account/" + account);
    }

    /// The account whose journal it is; empty if it is none's.
    public Optional<Account> account() {
        String[] parts = value.split("/", -1);
        return parts.length == 3 && parts[0].equals("account")
                ? Partition.find(parts[1])
                        .flatMap(partition ->
                                AccountId.find(parts[2]).map(id -> new Account(partition, id)))
                : Optional.empty();
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
