package dev.gatehouse.server.password;

import dev.gatehouse.operation.PasswordHashing;
import dev.gatehouse.store.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Hashes passwords with Argon2id. A hash says its own cost and salt, in the usual text form
/// (`$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`), so that the cost can rise later.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9106">RFC 9106</a>
public final class Argon2Hashing implements PasswordHashing {
    /// 19 MiB, two passes, one lane: the least that OWASP's page on storing passwords names.
    private static final Cost COST = new Cost(19_456, 2, 1);

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int THREADS = 2;

    private final RandomGenerator salts;
    private final Executor pool;
    private final Setting nobodys;

    /// @param salts unpredictable
    public Argon2Hashing(RandomGenerator salts) {
        this.salts = salts;
        // Platform threads, and few: a hash takes memory and a processor for as long as it lasts.
        var threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        Thread.ofPlatform().daemon().name("argon2-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
        this.pool = threads;
        this.nobodys = newSetting();
    }

    @Override
    public Secret hash(String password, Optional<Secret> earlier) {
        Setting setting =
                earlier.map(hash -> Hash.parse(hash.reveal()).setting())
                        .filter(before -> before.cost().equals(COST))
                        .orElseGet(this::newSetting);
        return hashed(password, setting);
    }

    @Override
    public boolean isAmong(String password, List<Secret> hashes) {
        Map<Setting, Secret> computed = new HashMap<>();
        boolean found = false;
        for (Secret hash : hashes) {
            Setting setting = Hash.parse(hash.reveal()).setting();
            Secret candidate = computed.computeIfAbsent(setting, how -> hashed(password, how));
            found |= candidate.equals(hash);
        }
        return found;
    }

    @Override
    public void pretend(String password) {
        hashed(password, nobodys);
    }

    private Setting newSetting() {
        var salt = new byte[SALT_BYTES];
        salts.nextBytes(salt);
        return new Setting(COST, base64(salt));
    }

    private Secret hashed(String password, Setting setting) {
        return CompletableFuture.supplyAsync(
                        () -> Secret.of(new Hash(setting, compute(password, setting)).text()), pool)
                .join();
    }

    private static String compute(String password, Setting setting) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(setting.cost().kibibytes())
                        .withIterations(setting.cost().passes())
                        .withParallelism(setting.cost().lanes())
                        .withSalt(Base64.getDecoder().decode(setting.salt()))
                        .build());
        var hash = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return base64(hash);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private record Cost(int kibibytes, int passes, int lanes) {}

    /// What a hash depends on beside the password.
    private record Setting(Cost cost, String salt) {}

    /// A hash taken apart. Never printed: it holds what a password can be guessed from.
    private record Hash(Setting setting, String hash) {
        private static final Pattern FORM =
                Pattern.compile(
                        "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

        static Hash parse(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new IllegalStateException("a stored password hash has another form");
            }
            var cost =
                    new Cost(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)));
            return new Hash(new Setting(cost, parts.group(4)), parts.group(5));
        }

        String text() {
            Cost cost = setting.cost();
            return "$argon2id$v=19$m="
                    + cost.kibibytes()
                    + ",t="
                    + cost.passes()
                    + ",p="
                    + cost.lanes()
                    + "$"
                    + setting.salt()
                    + "$"
                    + hash;
        }

        @Override
        public String toString() {
            return "Hash[hidden]";
        }
    }
}
