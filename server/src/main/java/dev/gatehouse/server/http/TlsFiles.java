package dev.gatehouse.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The PEM files a server proves with who it is.
///
/// @param certificate the server's certificate, then those of the authorities above it
/// @param key its private key, EC or RSA, as PKCS#8 without a password
public record TlsFiles(Path certificate, Path key) implements ServerCertificate {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// What the files hold now.
    ///
    /// @throws IOException if they cannot be read or do not belong together
    KeyStore read() throws IOException {
        try {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(Files.readAllBytes(certificate)))
                            .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new IOException("no certificate in " + certificate);
            }
            PrivateKey secret = secret(chain[0].getPublicKey().getAlgorithm());
            if (!belong(chain[0], secret)) {
                throw new IOException(
                        "the key in %s is not that of the certificate in %s"
                                .formatted(key, certificate));
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, new char[0]);
            store.setKeyEntry("server", secret, new char[0], chain);
            return store;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "%s and %s are not a certificate and its EC or RSA key"
                            .formatted(certificate, key),
                    e);
        }
    }

    private PrivateKey secret(String algorithm) throws IOException, GeneralSecurityException {
        Matcher pem = KEY.matcher(Files.readString(key, US_ASCII));
        if (!pem.find()) {
            throw new IOException("no unencrypted PKCS#8 private key in " + key);
        }
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static boolean belong(Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        boolean rsa = key.getAlgorithm().equals("RSA");
        Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : "SHA256withECDSA");
        byte[] text = "gatehouse".getBytes(US_ASCII);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(text);
        return signature.verify(signed);
    }
}
