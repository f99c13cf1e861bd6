package dev.gatehouse.signin;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sha256;
import dev.gatehouse.store.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// That somebody may set e-mail address and password of an account's root user, once, who has the
/// token. The token has 256 random bits, so its plain hash cannot be guessed from.
///
/// @param tokenHash SHA-256 in hexadecimal
/// @param expires the first instant at which the token is refused
public record RootSetup(String tokenHash, Instant expires) {
    /// The one record of an account, under [#KEY]; none if nobody may.
    public static final Kind<RootSetup> KIND = Kind.of("rootsetup", RootSetup.class);

    public static final String KEY = "root";

    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;
    private static final int MAX_LENGTH = 100;

    /// A token that was just made, with what is kept of it.
    public record Issued(String token, RootSetup kept) {
        @Override
        public String toString() {
            return "Issued[hidden]";
        }
    }

    /// A new token for the root user of an account: it says partition, account and secret.
    ///
    /// @param secrets unpredictable
    public static Issued issue(Account account, Instant now, RandomGenerator secrets) {
        var bytes = new byte[TOKEN_BYTES];
        secrets.nextBytes(bytes);
        String token =
                account.partition().id()
                        + "."
                        + account.id()
                        + "."
                        + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Issued(token, new RootSetup(Sha256.hex(token), now.plus(GOOD_FOR)));
    }

    /// The account that a token says; any text of the right form says one.
    public static Optional<Account> account(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3 || token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return Partition.find(parts[0])
                .flatMap(partition ->
                        AccountId.find(parts[1]).map(id -> new Account(partition, id)));
    }

    /// Whether this is the token, in time.
    public boolean isFor(String token, Instant now) {
        return now.isBefore(expires)
                && MessageDigest.isEqual(
                        tokenHash.getBytes(StandardCharsets.US_ASCII),
                        Sha256.hex(token).getBytes(StandardCharsets.US_ASCII));
    }
}
