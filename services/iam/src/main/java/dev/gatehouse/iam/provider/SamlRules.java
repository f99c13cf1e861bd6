package dev.gatehouse.iam.provider;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;

import dev.gatehouse.domain.Ids;
import dev.gatehouse.operation.Call;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What AWS asks of a SAML provider.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateSAMLProvider.html">CreateSAMLProvider</a>
final class SamlRules {
    /// How long metadata counts that does not say it.
    private static final int YEARS = 100;

    static final int MOST_KEYS = 2;
    private static final Pattern PEM =
            Pattern.compile(
                    "\\s*-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)"
                            + "-----END PRIVATE KEY-----\\s*");

    private SamlRules() {}

    /// A new id of a provider or key: longer than those of other entities, as the API wants it.
    static String id(String prefix, Ids ids) {
        return ids.next(prefix) + ids.next("");
    }

    /// When metadata ceases to count.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput` if it cannot be used, or does not
    ///   count any more
    static Instant validUntil(String metadata, Call call) {
        Instant end =
                SamlMetadata.parse(metadata)
                        .validUntil()
                        .orElseGet(() ->
                                call.at().atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
        if (!end.isAfter(call.at())) {
            throw INVALID_INPUT.because("The metadata was valid until %s.", end);
        }
        return end;
    }

    /// Refuses what is not an RSA key as PKCS #8 in PEM.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput`, which does not repeat the key
    static void requirePrivateKey(String pem) {
        Matcher matcher = PEM.matcher(pem);
        try {
            if (matcher.matches()) {
                byte[] bytes = Base64.getMimeDecoder().decode(matcher.group(1));
                KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(bytes));
                return;
            }
        } catch (InvalidKeySpecException | IllegalArgumentException notAKey) {
            throw invalidKey();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        throw invalidKey();
    }

    /// Refuses to require encrypted assertions that nothing could decrypt.
    ///
    /// @throws dev.gatehouse.api.AwsException `InvalidInput`
    static void requireKeyIfRequired(SamlProvider provider) {
        if (provider.encryptionMode().equals(Optional.of("Required"))
                && provider.keys().isEmpty()) {
            throw INVALID_INPUT.because("AssertionEncryptionMode Required needs a private key.");
        }
    }

    private static RuntimeException invalidKey() {
        return INVALID_INPUT.because(
                "The private key must be an unencrypted RSA key as PKCS #8 in PEM format.");
    }
}
