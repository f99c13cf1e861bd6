package dev.gatehouse.operation;

import dev.gatehouse.domain.Quota;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.View;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The limits that were set for an account.
///
/// @param limits by the key of the quota; what is not there has its default
public record AccountQuotas(Map<String, Integer> limits) {
    /// The one record of the account, under [#KEY].
    public static final Kind<AccountQuotas> KIND = Kind.of("accountquotas", AccountQuotas.class);

    public static final String KEY = "quotas";
    private static final AccountQuotas DEFAULTS = new AccountQuotas(Map.of());

    public AccountQuotas {
        limits = Map.copyOf(limits);
    }

    /// The limits of the account whose state this is.
    public static AccountQuotas in(View view) {
        return view.find(KIND, KEY).orElse(DEFAULTS);
    }

    /// The limit that holds.
    public int limit(Quota quota) {
        return limits.getOrDefault(quota.key(), quota.defaultLimit());
    }

    /// These with another limit of a quota, or with its default.
    public AccountQuotas with(Quota quota, Optional<Integer> limit) {
        var changed = new TreeMap<>(limits);
        changed.remove(quota.key());
        limit.ifPresent(set -> changed.put(quota.key(), set));
        return new AccountQuotas(changed);
    }
}
