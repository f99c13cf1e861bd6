package dev.gatehouse.conformance.signin;

import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorAssertionResponse;
import com.webauthn4j.data.AuthenticatorAttestationResponse;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredential;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialDescriptor;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.ResidentKeyRequirement;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.authenticator.webauthn.NoneAttestationAuthenticator;
import com.webauthn4j.test.authenticator.webauthn.WebAuthnAuthenticatorAdaptor;
import com.webauthn4j.test.client.ClientPlatform;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A browser on some page, with a security key of its own: an emulation of webauthn4j.
final class Browser {
    private final NoneAttestationAuthenticator key;
    private final ClientPlatform platform;

    /// @param counts whether its key counts how often it has signed
    Browser(String origin, boolean counts) {
        key = new NoneAttestationAuthenticator(AAGUID.ZERO, 0, counts, new ObjectConverter());
        platform = new ClientPlatform(new Origin(origin), new WebAuthnAuthenticatorAdaptor(key));
    }

    private Browser(NoneAttestationAuthenticator key, String origin) {
        this.key = key;
        platform = new ClientPlatform(new Origin(origin), new WebAuthnAuthenticatorAdaptor(key));
    }

    /// Another page in the same browser.
    Browser at(String origin) {
        return new Browser(key, origin);
    }

    /// What `navigator.credentials.create` gives.
    Map<String, Object> create(JsonNode options) {
        PublicKeyCredential<AuthenticatorAttestationResponse, ?> made =
                platform.create(
                        new PublicKeyCredentialCreationOptions(
                                new PublicKeyCredentialRpEntity(
                                        options.path("rp").path("id").asString(),
                                        options.path("rp").path("name").asString()),
                                new PublicKeyCredentialUserEntity(
                                        bytes(options.path("user").path("id")),
                                        options.path("user").path("name").asString(),
                                        options.path("user").path("displayName").asString()),
                                new DefaultChallenge(bytes(options.path("challenge"))),
                                parameters(options.path("pubKeyCredParams")),
                                null,
                                descriptors(options.path("excludeCredentials")),
                                new AuthenticatorSelectionCriteria(
                                        null,
                                        ResidentKeyRequirement.DISCOURAGED,
                                        UserVerificationRequirement.PREFERRED),
                                AttestationConveyancePreference.create(
                                        options.path("attestation").asString()),
                                null));
        return credential(
                present(made.getId()),
                Map.of(
                        "clientDataJSON",
                        text(present(made.getResponse()).getClientDataJSON()),
                        "attestationObject",
                        text(present(made.getResponse()).getAttestationObject()),
                        "transports",
                        List.of("usb")));
    }

    /// What `navigator.credentials.get` gives.
    Map<String, Object> get(JsonNode options) {
        return get(options, options.path("rpId").asString());
    }

    /// @param site for which the key is asked, whatever the options say
    Map<String, Object> get(JsonNode options, String site) {
        PublicKeyCredential<AuthenticatorAssertionResponse, ?> made =
                platform.get(
                        new PublicKeyCredentialRequestOptions(
                                new DefaultChallenge(bytes(options.path("challenge"))),
                                null,
                                site,
                                descriptors(options.path("allowCredentials")),
                                UserVerificationRequirement.create(
                                        options.path("userVerification").asString()),
                                null));
        return credential(
                present(made.getId()),
                Map.of(
                        "clientDataJSON",
                        text(present(made.getResponse()).getClientDataJSON()),
                        "authenticatorData",
                        text(present(made.getResponse()).getAuthenticatorData()),
                        "signature",
                        text(present(made.getResponse()).getSignature())));
    }

    /// A `PublicKeyCredential` as browsers write it in JSON.
    private static Map<String, Object> credential(String id, Map<String, Object> response) {
        return Map.of(
                "id",
                id,
                "rawId",
                id,
                "type",
                "public-key",
                "response",
                response,
                "clientExtensionResults",
                Map.of());
    }

    private static List<PublicKeyCredentialParameters> parameters(JsonNode options) {
        var found = new ArrayList<PublicKeyCredentialParameters>();
        for (JsonNode option : options) {
            found.add(
                    new PublicKeyCredentialParameters(
                            PublicKeyCredentialType.PUBLIC_KEY,
                            COSEAlgorithmIdentifier.create(option.path("alg").asLong())));
        }
        return found;
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(JsonNode options) {
        var found = new ArrayList<PublicKeyCredentialDescriptor>();
        for (JsonNode option : options) {
            found.add(
                    new PublicKeyCredentialDescriptor(
                            PublicKeyCredentialType.PUBLIC_KEY,
                            bytes(option.path("id")),
                            Set.of()));
        }
        return found;
    }

    private static <T> T present(@Nullable T value) {
        return Optional.ofNullable(value).orElseThrow();
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getUrlDecoder().decode(base64.asString());
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
