package dev.gatehouse.domain;

import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes unique ids and access key ids as IAM spells them: a prefix of four letters that says what
/// is named, then base 32.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">Unique
///   identifiers</a>
public final class Ids {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /// A new unique id, such as `AIDA` and 17 more characters for a user.
    public String next(String prefix) {
        var id = new StringBuilder(prefix);
        while (id.length() < 21) {
            id.append(BASE32.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    /// A new id in the form of a random UUID, such as `f81d4fae-7dec-41d0-a765-00a0c91e6bf6`.
    public String nextUuid() {
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    /// What the serial number of a security key ends with: 26 characters of base 32.
    public String nextDeviceId() {
        var id = new StringBuilder();
        while (id.length() < 26) {
            id.append(BASE32.charAt(random.nextInt(32)));
        }
        return id.toString();
    }

    /// A new access key id of 20 characters (`AKIA…`, `ASIA…`) that says its account, as AWS's do:
    /// the first six bytes of what follows the prefix hold the account id, shifted by seven bits.
    public String nextAccessKeyId(String prefix, AccountId account) {
        long high = (Long.parseLong(account.value()) << 7) & ACCOUNT_BITS;
        high |= random.nextLong() & 0x80000000007FL;
        var bytes = new byte[10];
        for (int i = 0; i < 6; i++) {
            bytes[i] = (byte) (high >>> (40 - 8 * i));
        }
        for (int i = 6; i < 10; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return prefix + base32(bytes);
    }

    /// A new account id. Ids of accounts begin with no zero here, or programs that take them for
    /// numbers shorten them.
    public AccountId nextAccountId() {
        return new AccountId(String.valueOf(random.nextLong(100_000_000_000L, 1_000_000_000_000L)));
    }

    private static final long ACCOUNT_BITS = 0x7FFFFFFFFF80L;

    /// The account that an access key id made by [#nextAccessKeyId] names. Any text of the right
    /// form names some account; whether the key exists there is another question.
    public static Optional<AccountId> accountOf(String accessKeyId) {
        if (accessKeyId.length() != 20) {
            return Optional.empty();
        }
        long high = 0;
        // Ten characters of five bits hold the first six bytes (48 bits) and two bits more.
        for (int i = 4; i < 14; i++) {
            int digit = BASE32.indexOf(accessKeyId.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << 5) | digit;
        }
        long number = ((high >>> 2) & ACCOUNT_BITS) >>> 7;
        return number > 999_999_999_999L
                ? Optional.empty()
                : Optional.of(new AccountId("%012d".formatted(number)));
    }

    /// A new secret access key: 40 characters of base 64.
    public static String secretAccessKey(RandomGenerator random) {
        var bytes = new byte[30];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte b : bytes) {
            bits = (bits << 8) | (b & 0xff);
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append(BASE32.charAt((int) (bits >>> count) & 31));
            }
        }
        return text.toString();
    }
}
