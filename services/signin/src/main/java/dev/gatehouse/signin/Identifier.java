package dev.gatehouse.signin;

import dev.gatehouse.domain.Partition;
import java.util.Locale;

/// Who somebody says they are. Whatever a stranger types: it may name nobody.
public sealed interface Identifier {
    /// Where the account is.
    Partition partition();

    /// The same for all spellings of one name.
    String key();

    /// The root user of the account with this e-mail address.
    record Root(Partition partition, String email) implements Identifier {
        @Override
        public String key() {
            return partition.id() + "/root/" + email.toLowerCase(Locale.ROOT);
        }
    }

    /// An IAM user.
    ///
    /// @param account the id or the alias of the account
    record User(Partition partition, String account, String name) implements Identifier {
        @Override
        public String key() {
            return partition.id() + "/" + account + "/" + name.toLowerCase(Locale.ROOT);
        }
    }
}
