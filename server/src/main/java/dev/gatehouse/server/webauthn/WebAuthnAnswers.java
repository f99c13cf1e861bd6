package dev.gatehouse.server.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionsAuthenticatorOutputs;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import dev.gatehouse.operation.KeyAnswers;
import dev.gatehouse.operation.KeyCredential;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges answers with webauthn4j. Attestation is neither asked for nor judged: any key will do.
/// The person must touch the key; whether it knows them by a PIN or a finger is its own matter, for
/// their password has been checked.
///
/// The library meets some malformed answers with a `NullPointerException` rather than one of its
/// own. So whatever it throws means that the answer is not right.
public final class WebAuthnAnswers implements KeyAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(WebAuthnAnswers.class);
    private static final boolean VERIFICATION_REQUIRED = false;
    private static final boolean PRESENCE_REQUIRED = true;

    /// By COSE number, the one that is liked best first: ES256, EdDSA, RS256.
    private static final List<Long> ALGORITHMS = List.of(-7L, -8L, -257L);

    private final KeySite site;
    private Optional<Library> loaded = Optional.empty();

    public WebAuthnAnswers(KeySite site) {
        this.site = site;
    }

    /// What is of no use until somebody brings a key: it takes long to load.
    private record Library(WebAuthnManager manager, AttestedCredentialDataConverter keys) {
        Library() {
            this(new ObjectConverter());
        }

        private Library(ObjectConverter converter) {
            this(
                    WebAuthnManager.createNonStrictWebAuthnManager(converter),
                    new AttestedCredentialDataConverter(converter));
        }
    }

    private synchronized Library library() {
        Library library = loaded.orElseGet(Library::new);
        loaded = Optional.of(library);
        return library;
    }

    @Override
    public String site() {
        return site.id();
    }

    @Override
    public Optional<KeyCredential> registered(String challenge, String answer) {
        try {
            RegistrationData data =
                    library()
                            .manager()
                            .verifyRegistrationResponseJSON(
                                    answer,
                                    new RegistrationParameters(
                                            asked(site.id(), challenge),
                                            algorithms(),
                                            VERIFICATION_REQUIRED,
                                            PRESENCE_REQUIRED));
            return Optional.ofNullable(data.getAttestationObject())
                    .map(object -> object.getAuthenticatorData())
                    .flatMap(this::credential);
        } catch (RuntimeException wrong) {
            LOG.debug("a registration of a security key was refused", wrong);
            return Optional.empty();
        }
    }

    private Optional<KeyCredential> credential(AuthenticatorData<?> data) {
        return Optional.ofNullable(data.getAttestedCredentialData())
                .map(attested ->
                        new KeyCredential(
                                base64(attested.getCredentialId()),
                                base64(library().keys().convert(attested)),
                                site.id(),
                                data.getSignCount(),
                                data.isFlagBE()));
    }

    private static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(number ->
                        new PublicKeyCredentialParameters(
                                PublicKeyCredentialType.PUBLIC_KEY,
                                COSEAlgorithmIdentifier.create(number)))
                .toList();
    }

    /// The algorithms as options of a registration name them.
    public static List<Long> algorithmNumbers() {
        return ALGORITHMS;
    }

    private ServerProperty asked(String siteId, String challenge) {
        return ServerProperty.builder()
                .originPredicate(origin -> site.has(origin.toString()))
                .rpId(siteId)
                .challenge(new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)))
                .build();
    }

    @Override
    public Optional<String> credentialId(String answer) {
        try {
            return Optional.ofNullable(
                            library()
                                    .manager()
                                    .parseAuthenticationResponseJSON(answer)
                                    .getCredentialId())
                    .map(WebAuthnAnswers::base64);
        } catch (RuntimeException wrong) {
            LOG.debug("an assertion of a security key is none", wrong);
            return Optional.empty();
        }
    }

    @Override
    public Assertion asserted(KeyCredential credential, String challenge, String answer) {
        try {
            CredentialRecord kept = kept(credential);
            AuthenticationData data =
                    library()
                            .manager()
                            .verifyAuthenticationResponseJSON(
                                    answer,
                                    new AuthenticationParameters(
                                            asked(credential.site(), challenge),
                                            kept,
                                            List.of(decoded(credential.credentialId())),
                                            VERIFICATION_REQUIRED,
                                            PRESENCE_REQUIRED));
            return Optional.ofNullable(data.getAuthenticatorData())
                    .<Assertion>map(signed ->
                            new Assertion.Right(counted(credential, signed.getSignCount())))
                    .orElse(new Assertion.Wrong());
        } catch (MaliciousCounterValueException copied) {
            LOG.debug("a security key does not count on", copied);
            return new Assertion.FromCopy();
        } catch (RuntimeException wrong) {
            LOG.debug("an assertion of a security key was refused", wrong);
            return new Assertion.Wrong();
        }
    }

    private CredentialRecord kept(KeyCredential credential) {
        AttestedCredentialData attested = library().keys().convert(decoded(credential.publicKey()));
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                credential.backupEligible(),
                null,
                credential.counter(),
                attested,
                new AuthenticationExtensionsAuthenticatorOutputs<>(),
                null,
                null,
                null);
    }

    private static KeyCredential counted(KeyCredential credential, long counter) {
        return new KeyCredential(
                credential.credentialId(),
                credential.publicKey(),
                credential.site(),
                counter,
                credential.backupEligible());
    }

    private static byte[] decoded(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
