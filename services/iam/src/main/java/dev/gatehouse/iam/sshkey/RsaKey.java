package dev.gatehouse.iam.sshkey;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_PUBLIC_KEY;
import static dev.gatehouse.api.iam.IamErrorCode.UNRECOGNIZED_PUBLIC_KEY_ENCODING;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatehouse.iam.pem.Pem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/// An RSA key of 2,048 bits or more, as people upload it: in the form `ssh-rsa` or as PEM.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc4253#section-6.6">RFC 4253, Public Key
///   Algorithms</a>
record RsaKey(BigInteger exponent, BigInteger modulus) {
    private static final String TYPE = "ssh-rsa";
    private static final Pattern LINE =
            Pattern.compile("ssh-rsa[ \\t]+([A-Za-z0-9+/]+={0,2})([ \\t].*)?");
    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 16_384;

    /// Reads a key.
    ///
    /// @throws dev.gatehouse.api.AwsException `UnrecognizedPublicKeyEncoding` if the text has
    ///   neither form, `InvalidPublicKey` if it is no RSA key, or one that is too short
    static RsaKey parse(String text) {
        String body = text.strip();
        RsaKey key = body.startsWith(TYPE) ? ofLine(body) : ofPem(body);
        int bits = key.modulus().bitLength();
        if (key.modulus().signum() < 0
                || bits < LEAST_BITS
                || bits > MOST_BITS
                || key.exponent().signum() < 0
                || !key.exponent().testBit(0)
                || key.exponent().bitLength() < 2
                || rsa(key.spec()).isEmpty()) {
            throw invalid();
        }
        return key;
    }

    /// A key that is stored.
    ///
    /// @param wire as [#wire] has it
    static RsaKey ofWire(String wire) {
        ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(wire));
        try {
            String type = new String(field(in), US_ASCII);
            var key = new RsaKey(new BigInteger(field(in)), new BigInteger(field(in)));
            if (type.equals(TYPE) && !in.hasRemaining()) {
                return key;
            }
        } catch (BufferUnderflowException | NumberFormatException broken) {
            throw invalid();
        }
        throw invalid();
    }

    private static RsaKey ofLine(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw invalid();
        }
        try {
            return ofWire(matcher.group(1));
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private static RsaKey ofPem(String text) {
        Pem block =
                Pem.of(text)
                        .filter(one -> one.label().endsWith("PUBLIC KEY"))
                        .orElseThrow(() ->
                                UNRECOGNIZED_PUBLIC_KEY_ENCODING.because(
                                        "Invalid public key uploaded."));
        try {
            return switch (block.label()) {
                case "PUBLIC KEY" -> of(block.bytes());
                case "RSA PUBLIC KEY" -> of(wrapped(block.bytes()));
                default -> throw invalid();
            };
        } catch (IllegalArgumentException notAKey) {
            throw invalid();
        }
    }

    private static RsaKey of(byte[] subjectPublicKeyInfo) {
        return rsa(new X509EncodedKeySpec(subjectPublicKeyInfo))
                .map(key -> new RsaKey(key.getPublicExponent(), key.getModulus()))
                .orElseThrow(RsaKey::invalid);
    }

    /// The older form of PEM holds the key without saying its algorithm.
    private static byte[] wrapped(byte[] key) {
        var algorithm =
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        try {
            return new SubjectPublicKeyInfo(algorithm, key).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The key in SSH's binary form, in base 64: the same for all texts that mean the key.
    String wire() {
        return Base64.getEncoder().encodeToString(bytes());
    }

    /// The key in the form `ssh-rsa`, without a comment.
    String line() {
        return TYPE + " " + wire();
    }

    /// The key as PEM.
    String pem() {
        return rsa(spec())
                .map(key -> Pem.encoded("PUBLIC KEY", key.getEncoded()))
                .orElseThrow(RsaKey::invalid);
    }

    /// The MD5 digest of the key, as `ssh-keygen -E md5` prints it.
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(bytes());
            return HexFormat.ofDelimiter(":").formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeySpec spec() {
        return new RSAPublicKeySpec(modulus, exponent);
    }

    private byte[] bytes() {
        var out = new ByteArrayOutputStream();
        for (byte[] field :
                new byte[][] {
                    TYPE.getBytes(US_ASCII), exponent.toByteArray(), modulus.toByteArray()
                }) {
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
            out.writeBytes(field);
        }
        return out.toByteArray();
    }

    private static byte[] field(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var field = new byte[length];
        in.get(field);
        return field;
    }

    private static Optional<RSAPublicKey> rsa(KeySpec spec) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key
                    ? Optional.of(key)
                    : Optional.empty();
        } catch (InvalidKeySpecException notOne) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException invalid() {
        return INVALID_PUBLIC_KEY.because("Invalid body for public key");
    }
}
