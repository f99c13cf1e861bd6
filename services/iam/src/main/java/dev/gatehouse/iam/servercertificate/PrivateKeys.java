package dev.gatehouse.iam.servercertificate;

import dev.gatehouse.iam.pem.Pem;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Unencrypted private keys in PEM: PKCS #8, or the older forms of RSA and of elliptic curves.
final class PrivateKeys {
    /// Longer keys would hold up the account while they sign.
    private static final int MOST_RSA_BITS = 8_192;

    private static final byte[] PROBE = {1, 2, 3, 4};

    private PrivateKeys() {}

    /// The key that a text is.
    static Optional<PrivateKey> parse(String text) {
        List<Pem> blocks =
                Pem.blocks(text).stream()
                        .filter(block -> !block.label().equals("EC PARAMETERS"))
                        .toList();
        if (blocks.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(key(blocks.getFirst())).filter(PrivateKeys::isShortEnough);
        } catch (GeneralSecurityException | IOException | RuntimeException notAKey) {
            // The parser fails in many ways on what somebody has made up.
            return Optional.empty();
        }
    }

    /// Whether what a private key signs is verified by a public key.
    static boolean match(PrivateKey key, PublicKey certified) {
        if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(signatureOf(key));
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (InvalidKeyException | SignatureException | ProviderException notOfOnePair) {
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signatureOf(PrivateKey key) {
        return key instanceof RSAKey ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private static boolean isShortEnough(PrivateKey key) {
        return !(key instanceof RSAKey rsa) || rsa.getModulus().bitLength() <= MOST_RSA_BITS;
    }

    private static PrivateKey key(Pem block) throws GeneralSecurityException, IOException {
        PrivateKeyInfo info = info(block);
        ASN1ObjectIdentifier algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
        var encoded = new PKCS8EncodedKeySpec(info.getEncoded());
        if (algorithm.equals(PKCSObjectIdentifiers.rsaEncryption)) {
            return KeyFactory.getInstance("RSA").generatePrivate(encoded);
        }
        if (algorithm.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return KeyFactory.getInstance("EC").generatePrivate(encoded);
        }
        throw new IllegalArgumentException("a key of another algorithm");
    }

    private static PrivateKeyInfo info(Pem block) throws IOException {
        return switch (block.label()) {
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(block.bytes());
            case "RSA PRIVATE KEY" ->
                    new PrivateKeyInfo(
                            new AlgorithmIdentifier(
                                    PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPrivateKey.getInstance(block.bytes()));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey key = ECPrivateKey.getInstance(block.bytes());
                yield new PrivateKeyInfo(
                        new AlgorithmIdentifier(
                                X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()),
                        key);
            }
            default -> throw new IllegalArgumentException("no private key");
        };
    }
}
