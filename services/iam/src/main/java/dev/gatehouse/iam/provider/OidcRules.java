package dev.gatehouse.iam.provider;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.LIMIT_EXCEEDED;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// What AWS asks of an OpenID Connect provider.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</a>
final class OidcRules {
    private static final String SCHEME = "https://";
    private static final int MOST_CLIENT_IDS = 100;
    private static final int MOST_THUMBPRINTS = 5;
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9a-fA-F]{40}");

    private OidcRules() {}

    /// The issuer's URL as providers are named by it: without `https://`.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if no issuer can have this URL
    static String name(String url) {
        boolean fits;
        try {
            URI uri = URI.create(url);
            fits =
                    url.startsWith(SCHEME)
                            && uri.getHost() != null
                            && uri.getPort() == -1
                            && uri.getRawQuery() == null
                            && uri.getRawFragment() == null
                            && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException notAUrl) {
            fits = false;
        }
        if (!fits) {
            throw INVALID_INPUT.because("Invalid Open ID Connect Provider URL");
        }
        return url.substring(SCHEME.length());
    }

    /// Client ids without repetition.
    ///
    /// @throws dev.gatehouse.api.AwsException `LimitExceeded` if there are too many
    static List<String> clientIds(List<String> given) {
        List<String> ids = List.copyOf(new LinkedHashSet<>(given));
        if (ids.size() > MOST_CLIENT_IDS) {
            throw LIMIT_EXCEEDED.because(
                    "Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: %d",
                    MOST_CLIENT_IDS);
        }
        return ids;
    }

    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if there are too many, or one is no
    ///   SHA-1 digest
    static List<String> thumbprints(List<String> given) {
        if (given.size() > MOST_THUMBPRINTS) {
            throw INVALID_INPUT.because(
                    "Thumbprint list must contain at most %d entries.", MOST_THUMBPRINTS);
        }
        for (String one : given) {
            if (!THUMBPRINT.matcher(one).matches()) {
                throw INVALID_INPUT.because(
                        "Invalid thumbprint: it must be 40 hexadecimal digits.");
            }
        }
        return given;
    }
}
