package dev.gatehouse.operation;

import java.util.Optional;

/// Judges what security keys answer to challenges, for one site.
///
/// @see <a href="https://www.w3.org/TR/webauthn-3/">Web Authentication</a>
public interface KeyAnswers {
    /// The relying party id: the domain to which keys are bound.
    String site();

    /// The credential that a registration brings; empty if it is no answer to the challenge, or one
    /// to another site.
    ///
    /// @param challenge in base64url
    /// @param answer the `PublicKeyCredential` of the browser, as JSON
    Optional<KeyCredential> registered(String challenge, String answer);

    /// Which credential answers, if the answer is one at all. It may be wrong.
    Optional<String> credentialId(String answer);

    /// What an assertion proves.
    ///
    /// @param challenge in base64url
    /// @param answer the `PublicKeyCredential` of the browser, as JSON
    Assertion asserted(KeyCredential credential, String challenge, String answer);

    /// What comes of an assertion.
    sealed interface Assertion {
        /// It was made by the key, which has counted on.
        record Right(KeyCredential credential) implements Assertion {}

        /// It was made by the key or by a copy: it counts no further than was seen before.
        record FromCopy() implements Assertion {}

        /// It is none, or answers another challenge, another site, or by another key.
        record Wrong() implements Assertion {}
    }
}
