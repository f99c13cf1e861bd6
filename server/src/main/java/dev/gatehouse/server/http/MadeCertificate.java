package dev.gatehouse.server.http;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

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
    private static final String AUTHORITY = "Gatehouse sandbox authority";

    private final X509Certificate authority;
    private final KeyStore store;

    private MadeCertificate(X509Certificate authority, KeyStore store) {
        this.authority = authority;
        this.store = store;
    }

    /// Makes one.
    ///
    /// @param names the host names and addresses under which clients reach the server
    /// @throws IllegalArgumentException if one of them is neither
    public static MadeCertificate of(Collection<String> names, Instant now) {
        var alternatives =
                new GeneralNames(
                        names.stream()
                                .distinct()
                                .map(MadeCertificate::alternative)
                                .toArray(GeneralName[]::new));
        var random = new SecureRandom();
        try {
            var identifiers = new JcaX509ExtensionUtils();
            KeyPair above = keys(random);
            KeyPair own = keys(random);
            X509Certificate authority =
                    signed(
                            draft(AUTHORITY, above.getPublic(), now, random)
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(0))
                                    .addExtension(
                                            Extension.keyUsage,
                                            true,
                                            new KeyUsage(KeyUsage.keyCertSign))
                                    .addExtension(
                                            Extension.subjectKeyIdentifier,
                                            false,
                                            identifiers.createSubjectKeyIdentifier(
                                                    above.getPublic())),
                            above,
                            random);
            X509Certificate server =
                    signed(
                            draft("Gatehouse sandbox", own.getPublic(), now, random)
                                    .addExtension(
                                            Extension.basicConstraints,
                                            true,
                                            new BasicConstraints(false))
                                    .addExtension(
                                            Extension.keyUsage,
                                            true,
                                            new KeyUsage(KeyUsage.digitalSignature))
                                    .addExtension(
                                            Extension.extendedKeyUsage,
                                            false,
                                            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                                    .addExtension(
                                            Extension.subjectAlternativeName, false, alternatives)
                                    .addExtension(
                                            Extension.subjectKeyIdentifier,
                                            false,
                                            identifiers.createSubjectKeyIdentifier(own.getPublic()))
                                    .addExtension(
                                            Extension.authorityKeyIdentifier,
                                            false,
                                            identifiers.createAuthorityKeyIdentifier(
                                                    above.getPublic())),
                            above,
                            random);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry(
                    "server",
                    own.getPrivate(),
                    new char[0],
                    new X509Certificate[] {server, authority});
            return new MadeCertificate(authority, store);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("this Java cannot make a certificate", e);
        }
    }

    /// The certificate of the authority as PEM: what clients are to trust.
    public String authority() {
        var pem = new StringWriter();
        try (var writer = new JcaPEMWriter(pem)) {
            writer.writeObject(authority);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pem.toString();
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

    private static X509v3CertificateBuilder draft(
            String subject, PublicKey key, Instant now, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                new X500Principal("CN=" + AUTHORITY),
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(VALID)),
                new X500Principal("CN=" + subject),
                key);
    }

    private static X509Certificate signed(
            X509v3CertificateBuilder draft, KeyPair authority, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").setSecureRandom(random);
        return new JcaX509CertificateConverter()
                .getCertificate(draft.build(signer.build(authority.getPrivate())));
    }

    private static GeneralName alternative(String name) {
        try {
            return new GeneralName(
                    GeneralName.iPAddress, InetAddress.ofLiteral(name).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            if (!DNS_NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "no certificate can be made for the name `" + name + "`", notAnAddress);
            }
            return new GeneralName(GeneralName.dNSName, name);
        }
    }
}
