package dev.gatehouse.server;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Ids;
import java.util.Random;

/// The access keys of a sandbox's accounts: the same in every sandbox, so that they can stand in a
/// test's settings. They are no secret; no other server accepts them.
public final class SandboxKeys {
    private SandboxKeys() {}

    /// The key of the IAM user `admin`.
    public static Pair admin(Account account) {
        return of(account, 1);
    }

    /// The key of the root user.
    public static Pair root(Account account) {
        return of(account, 2);
    }

    private static Pair of(Account account, int number) {
        var random = new Random(Long.parseLong(account.id().value()) * 10 + number);
        return new Pair(
                new Ids(random).nextAccessKeyId("AKIA", account.id()), Ids.secretAccessKey(random));
    }

    /// An access key with its secret.
    public record Pair(String accessKeyId, String secretAccessKey) {
        @Override
        public String toString() {
            return "Pair[" + accessKeyId + "]";
        }
    }
}
