package dev.gatehouse.store.jdbc;

import dev.gatehouse.domain.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Hides bytes and binds them to their purpose, for tests of what the store does with them.
record XorSealing(int key) implements Sealing {
    @Override
    public byte[] seal(byte[] plain, String purpose) {
        byte[] tag = tag(purpose);
        byte[] sealed = Arrays.copyOf(tag, tag.length + plain.length);
        for (int i = 0; i < plain.length; i++) {
            sealed[tag.length + i] = (byte) (plain[i] ^ key);
        }
        return sealed;
    }

    @Override
    public Optional<byte[]> open(byte[] sealed, String purpose) {
        byte[] tag = tag(purpose);
        if (!Arrays.equals(tag, Arrays.copyOf(sealed, tag.length))) {
            return Optional.empty();
        }
        byte[] plain = Arrays.copyOfRange(sealed, tag.length, sealed.length);
        for (int i = 0; i < plain.length; i++) {
            plain[i] ^= (byte) key;
        }
        return Optional.of(plain);
    }

    private byte[] tag(String purpose) {
        return (key + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
