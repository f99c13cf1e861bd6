package dev.gatehouse.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Pattern;

/// A certificate made for one run of a sandbox, whose keys never leave the memory. An authority of
/// its own signs it, because some clients take no certificate that vouches for itself; the key of
/// that authority is forgotten at once, so nothing else is ever signed with it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4">RFC 5280, Certificate and
///   Certificate Extensions Profile</a>
public final class MadeCertificate implements ServerCertificate {
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final Duration VALID = Duration.ofDays(397);
    private static final Pattern DNS_NAME = Pattern.compile("(\\*\\.)?[A-Za-z0-9._-]{1,253}");
    private static final int SERIAL_BITS = 127;
    private static final int KEY_ID_BYTES = 20;

    private static final byte[] ECDSA_WITH_SHA256 =
            Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] SUBJECT_KEY_ID = Der.oid(2, 5, 29, 14);
    private static final byte[] KEY_USAGE = Der.oid(2, 5, 29, 15);
    private static final byte[] SUBJECT_ALTERNATIVE_NAMES = Der.oid(2, 5, 29, 17);
    private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
    private static final byte[] AUTHORITY_KEY_ID = Der.oid(2, 5, 29, 35);
    private static final byte[] EXTENDED_KEY_USAGE = Der.oid(2, 5, 29, 37);
    private static final byte[] SERVER_AUTHENTICATION = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);
    private static final byte[] SIGNS_CERTIFICATES = Der.bits(2, (byte) 0b0000_0100);
    private static final byte[] SIGNS = Der.bits(7, (byte) 0b1000_0000);

    private final byte[] authority;
    private final KeyStore store;

    private MadeCertificate(byte[] authority, KeyStore store) {
        this.authority = authority;
        this.store = store;
    }

    /// Makes one.
    ///
    /// @param names the host names and addresses under which clients reach the server
    /// @throws IllegalArgumentException if one of them is neither
    public static MadeCertificate of(Collection<String> names, Instant now) {
        byte[] alternatives =
                Der.sequence(
                        names.stream()
                                .distinct()
                                .map(MadeCertificate::alternative)
                                .toArray(byte[][]::new));
        var random = new SecureRandom();
        try {
            KeyPair above = keys(random);
            KeyPair own = keys(random);
            var authority = new Party("Gatehouse sandbox authority", above.getPublic());
            byte[] vouching =
                    certificate(
                            authority,
                            authority,
                            above.getPrivate(),
                            now,
                            random,
                            Der.sequence(
                                    critical(
                                            BASIC_CONSTRAINTS,
                                            Der.sequence(Der.yes(), Der.integer(BigInteger.ZERO))),
                                    critical(KEY_USAGE, SIGNS_CERTIFICATES),
                                    extension(
                                            SUBJECT_KEY_ID, Der.octets(keyId(above.getPublic())))));
            byte[] server =
                    certificate(
                            new Party("Gatehouse sandbox", own.getPublic()),
                            authority,
                            above.getPrivate(),
                            now,
                            random,
                            Der.sequence(
                                    critical(BASIC_CONSTRAINTS, Der.sequence()),
                                    critical(KEY_USAGE, SIGNS),
                                    extension(
                                            EXTENDED_KEY_USAGE,
                                            Der.sequence(SERVER_AUTHENTICATION)),
                                    extension(SUBJECT_ALTERNATIVE_NAMES, alternatives),
                                    extension(SUBJECT_KEY_ID, Der.octets(keyId(own.getPublic()))),
                                    extension(
                                            AUTHORITY_KEY_ID,
                                            Der.sequence(
                                                    Der.value(
                                                            Der.CONTEXT,
                                                            keyId(above.getPublic()))))));
            return new MadeCertificate(vouching, store(own.getPrivate(), server, vouching));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate", e);
        }
    }

    /// The certificate of the authority as PEM: what clients are to trust.
    public String authority() {
        return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority));
    }

    /// The certificate with its key, under an empty password.
    KeyStore store() {
        return store;
    }

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static byte[] certificate(
            Party subject,
            Party issuer,
            PrivateKey key,
            Instant now,
            SecureRandom random,
            byte[] extensions)
            throws GeneralSecurityException {
        byte[] toSign =
                Der.sequence(
                        Der.value(
                                Der.CONTEXT_CONSTRUCTED, Der.integer(BigInteger.TWO)), // version 3
                        Der.integer(new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE)),
                        ECDSA_WITH_SHA256,
                        issuer.name(),
                        Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(VALID))),
                        subject.name(),
                        subject.key().getEncoded(),
                        Der.value(Der.CONTEXT_CONSTRUCTED + 3, extensions));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key, random);
        signature.update(toSign);
        return Der.sequence(toSign, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] extension(byte[] oid, byte[] content) {
        return Der.sequence(oid, Der.octets(content));
    }

    private static byte[] critical(byte[] oid, byte[] content) {
        return Der.sequence(oid, Der.yes(), Der.octets(content));
    }

    /// A name by which a key is found, made as RFC 7093 proposes.
    private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
        return Arrays.copyOf(digest, KEY_ID_BYTES);
    }

    private static byte[] alternative(String name) {
        try {
            return Der.value(Der.CONTEXT + 7, InetAddress.ofLiteral(name).getAddress());
        } catch (IllegalArgumentException notAnAddress) {
            if (!DNS_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "no certificate can be made for the name `" + name + "`", notAnAddress);
            }
            return Der.value(Der.CONTEXT + 2, name.getBytes(US_ASCII));
        }
    }

    private static KeyStore store(PrivateKey key, byte[]... chain)
            throws GeneralSecurityException, IOException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        var certificates = new Certificate[chain.length];
        for (int i = 0; i < chain.length; i++) {
            certificates[i] = factory.generateCertificate(new ByteArrayInputStream(chain[i]));
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        store.setKeyEntry("server", key, new char[0], certificates);
        return store;
    }

    /// Whom a certificate is about.
    private record Party(String commonName, PublicKey key) {
        byte[] name() {
            return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text(commonName))));
        }
    }
}
