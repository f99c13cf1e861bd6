package dev.gatehouse.conformance;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate that a test makes, with its keys.
///
/// @param name the common name of its subject
public record TestCertificate(String name, KeyPair keys, String pem) {
    private static final Duration VALID = Duration.ofDays(30);

    /// A certificate that vouches for itself and for others, from a time on.
    public static TestCertificate authority(String name, Instant from) {
        return authority(name, ec(), from, from.plus(VALID));
    }

    public static TestCertificate authority(String name, KeyPair keys, Instant from, Instant to) {
        return new TestCertificate(name, keys, signed(name, keys, true, name, keys, from, to));
    }

    /// A certificate that vouches for itself and counts whenever a test runs.
    public static TestCertificate lasting(String name) {
        return authority(
                name,
                ec(),
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2049-01-01T00:00:00Z"));
    }

    /// A certificate that says that it vouches for itself and is signed by other keys.
    public static TestCertificate forged(String name, Instant from) {
        KeyPair keys = ec();
        String pem = signed(name, keys, true, name, ec(), from, from.plus(VALID));
        return new TestCertificate(name, keys, pem);
    }

    /// A certificate of an authority below this one.
    public TestCertificate authorityBelow(String subject, Instant from) {
        return below(subject, ec(), true, from);
    }

    /// A certificate of a server.
    public TestCertificate serverBelow(String subject, KeyPair keysOfSubject, Instant from) {
        return below(subject, keysOfSubject, false, from);
    }

    private TestCertificate below(
            String subject, KeyPair keysOfSubject, boolean authority, Instant from) {
        String signed =
                signed(subject, keysOfSubject, authority, name, keys, from, from.plus(VALID));
        return new TestCertificate(subject, keysOfSubject, signed);
    }

    /// The private key as PKCS #8.
    public String key() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    public static KeyPair ec() {
        return keys("EC", new ECGenParameterSpec("secp256r1"));
    }

    public static KeyPair rsa() {
        return keys("RSA", new RSAKeyGenParameterSpec(2_048, RSAKeyGenParameterSpec.F4));
    }

    public static String pem(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        label,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        label);
    }

    private static KeyPair keys(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String signed(
            String subject,
            KeyPair keys,
            boolean authority,
            String issuer,
            KeyPair signing,
            Instant from,
            Instant to) {
        String algorithm =
                signing.getPrivate().getAlgorithm().equals("RSA")
                        ? "SHA256withRSA"
                        : "SHA256withECDSA";
        try {
            var certificate =
                    new JcaX509v3CertificateBuilder(
                                    new X500Principal("CN=" + issuer),
                                    BigInteger.ONE,
                                    Date.from(from),
                                    Date.from(to),
                                    new X500Principal("CN=" + subject),
                                    keys.getPublic())
                            .addExtension(
                                    Extension.basicConstraints,
                                    true,
                                    new BasicConstraints(authority))
                            .build(
                                    new JcaContentSignerBuilder(algorithm)
                                            .build(signing.getPrivate()));
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
