package dev.gatehouse.iam.account;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;

/// How an account wants its session tokens.
///
/// @param globalEndpointTokenVersion of tokens from the global endpoint: 1 for those that count
///   only in Regions that are enabled by default, 2 for those that count everywhere
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html">Managing
///   STS in a Region</a>
public record TokenPreferences(int globalEndpointTokenVersion) {
    /// The one record of the account, under [#KEY].
    public static final Kind<TokenPreferences> KIND =
            Kind.of("tokenpreferences", TokenPreferences.class);

    static final String KEY = "tokens";
    private static final TokenPreferences DEFAULT = new TokenPreferences(1);

    /// The preferences of the account that a call works on.
    public static TokenPreferences in(Call call) {
        return call.view().find(KIND, KEY).orElse(DEFAULT);
    }
}
