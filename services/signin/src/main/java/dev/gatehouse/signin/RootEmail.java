package dev.gatehouse.signin;

import dev.gatehouse.domain.Partition;
import dev.gatehouse.store.Kind;
import java.util.Locale;

/// Which account has an e-mail address of a root user. Kept in the installation's journal: an
/// address is unique in a partition.
public record RootEmail(String email, String accountId) {
    /// By partition and address.
    public static final Kind<RootEmail> KIND = Kind.of("rootemail", RootEmail.class);

    static String key(String email, Partition partition) {
        return partition.id() + "/" + email.toLowerCase(Locale.ROOT);
    }
}
