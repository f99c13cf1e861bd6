package dev.gatehouse.iam.account;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.Optional;

/// What is known of an account itself.
///
/// @param alias its name in sign-in addresses
public record AccountProfile(Instant created, Optional<String> alias) {
    /// The one profile of the account, under [#KEY].
    public static final Kind<AccountProfile> KIND = Kind.of("account", AccountProfile.class);

    public static final String KEY = "account";

    /// The profile of the account that a call works on.
    public static AccountProfile in(Call call) {
        return call.view()
                .find(KIND, KEY)
                .orElseThrow(() -> new IllegalStateException("the account was not founded"));
    }

    public AccountProfile withAlias(Optional<String> newAlias) {
        return new AccountProfile(created, newAlias);
    }

    /// Notes the profile as it is now.
    void put(Call call) {
        call.draft().put(KIND, KEY, this);
    }
}
