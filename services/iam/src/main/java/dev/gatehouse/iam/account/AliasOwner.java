package dev.gatehouse.iam.account;

import dev.gatehouse.domain.Partition;
import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.util.Optional;

/// Which account has an alias. Kept in the installation's journal, since an alias is unique across
/// the accounts of a partition.
public record AliasOwner(String alias, String accountId) {
    /// Owners by partition and alias.
    public static final Kind<AliasOwner> KIND = Kind.of("aliasowner", AliasOwner.class);

    /// Who has an alias in the caller's partition.
    static Optional<AliasOwner> find(String alias, Call call) {
        return call.installation().view().find(KIND, key(alias, call.account().partition()));
    }

    /// Notes that the caller's account has the alias.
    static void put(String alias, Call call) {
        call.installation()
                .put(
                        KIND,
                        key(alias, call.account().partition()),
                        new AliasOwner(alias, call.account().id().value()));
    }

    /// Notes that the caller's account no longer has the alias.
    static void remove(String alias, Call call) {
        find(alias, call)
                .filter(owner -> owner.accountId().equals(call.account().id().value()))
                .ifPresent(_ ->
                        call.installation().remove(KIND, key(alias, call.account().partition())));
    }

    /// Under what the owner is kept.
    public static String key(String alias, Partition partition) {
        return partition.id() + "/" + alias;
    }
}
