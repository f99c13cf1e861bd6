package dev.gatehouse.wire.sigv4;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The keys with which requests are signed, derived from secret access keys. Those that proved
/// themselves are kept, the most recently used of them: deriving one costs four digests. Prints no
/// key. Safe for use by several threads.
final class SigningKeys {
    /// About a kilobyte each, so that strangers' scopes cannot fill the memory.
    static final int MAX_KEPT = 4096;

    private final Map<Of, byte[]> kept =
            Collections.synchronizedMap(
                    new LinkedHashMap<>(16, 0.75f, true) {
                        private static final long serialVersionUID = 1;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<Of, byte[]> eldest) {
                            return size() > MAX_KEPT;
                        }
                    });

    /// The key for a scope.
    byte[] key(String secretAccessKey, CredentialScope scope) {
        byte[] known = kept.get(new Of(secretAccessKey, scope));
        return known == null ? derived(secretAccessKey, scope) : known;
    }

    /// Keeps a key that proved right.
    void keep(String secretAccessKey, CredentialScope scope, byte[] key) {
        kept.putIfAbsent(new Of(secretAccessKey, scope), key);
    }

    int size() {
        return kept.size();
    }

    private static byte[] derived(String secretAccessKey, CredentialScope scope) {
        byte[] secret = ("AWS4" + secretAccessKey).getBytes(StandardCharsets.UTF_8);
        byte[] date = Digests.hmac(secret, scope.date());
        byte[] region = Digests.hmac(date, scope.region());
        return Digests.hmac(Digests.hmac(region, scope.service()), scope.terminator());
    }

    @Override
    public String toString() {
        return "SigningKeys[" + size() + " hidden]";
    }

    private record Of(String secretAccessKey, CredentialScope scope) {
        @Override
        public String toString() {
            return "Of[hidden, " + scope + "]";
        }
    }
}
