package dev.gatehouse.iam.outboundfederation;

import static dev.gatehouse.api.iam.IamErrorCode.FEATURE_DISABLED;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import java.util.Optional;

/// Whether an account issues tokens for services outside of AWS, and under which issuer. The issuer
/// stays what it was when the feature is disabled and enabled again: whoever trusts it trusts the
/// account.
///
/// @param issuer the URL that tokens name as their issuer, the account's alone
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_outbound.html">Outbound
///   identity federation</a>
public record OutboundFederation(boolean enabled, String issuer) {
    /// The one record of the account, under [#KEY]; without it the feature was never enabled.
    public static final Kind<OutboundFederation> KIND =
            Kind.of("outboundfederation", OutboundFederation.class);

    private static final String KEY = "outbound";

    /// What the account of a call has ever had.
    static Optional<OutboundFederation> find(Call call) {
        return call.view().find(KIND, KEY);
    }

    /// The issuer of the account of a call.
    ///
    /// @throws dev.gatehouse.api.AwsException `FeatureDisabled` if it issues no tokens
    static OutboundFederation get(Call call) {
        return find(call)
                .filter(OutboundFederation::enabled)
                .orElseThrow(() ->
                        FEATURE_DISABLED.because(
                                "Outbound web identity federation is disabled for this account."));
    }

    /// An issuer of the form that AWS's have.
    static OutboundFederation enabled(String uuid) {
        return new OutboundFederation(true, "https://" + uuid + ".tokens.sts.global.api.aws");
    }

    OutboundFederation with(boolean nowEnabled) {
        return new OutboundFederation(nowEnabled, issuer);
    }

    /// Notes it as it is now.
    void put(Call call) {
        call.draft().put(KIND, KEY, this);
    }
}
