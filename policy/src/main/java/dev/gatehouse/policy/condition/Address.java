package dev.gatehouse.policy.condition;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// An IP address as a number of 32 or 128 bits.
///
/// @param high the upper half of an IPv6 address
/// @param low the lower half, or all of an IPv4 address
record Address(boolean isV4, long high, long low) {
    private static final int MAX_LENGTH = 45;

    /// Reads an address; never looks up a name. IPv4 addresses that are written as IPv6 ones are
    /// IPv4 addresses. Parts with leading zeros, which some read as octal, are none.
    static Optional<Address> find(String text) {
        return text.indexOf(':') < 0 ? v4(text) : v6(text);
    }

    private static Optional<Address> v4(String text) {
        long bits = 0;
        int parts = 0;
        int digits = 0;
        int part = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                if (digits == 0 || part > 255 || ++parts > 4) {
                    return Optional.empty();
                }
                bits = bits << 8 | part;
                digits = 0;
                part = 0;
            } else if (c < '0' || c > '9' || (digits == 1 && part == 0) || ++digits > 3) {
                return Optional.empty();
            } else {
                part = part * 10 + (c - '0');
            }
        }
        return parts == 4 ? Optional.of(new Address(true, 0, bits)) : Optional.empty();
    }

    private static Optional<Address> v6(String text) {
        boolean literal =
                text.length() <= MAX_LENGTH
                        && text.chars()
                                .allMatch(c -> Character.digit(c, 16) >= 0 || c == ':' || c == '.');
        if (!literal) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(InetAddress.getByName(text).getAddress());
            return bytes.remaining() == 4
                    ? Optional.of(new Address(true, 0, bytes.getInt() & 0xFFFF_FFFFL))
                    : Optional.of(new Address(false, bytes.getLong(), bytes.getLong()));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /// A network in the notation of RFC 4632; bits after the prefix do not count.
    record Network(Address base, int prefix) {
        static Optional<Network> find(String text) {
            int slash = text.indexOf('/');
            Optional<Address> base = Address.find(slash < 0 ? text : text.substring(0, slash));
            if (base.isEmpty()) {
                return Optional.empty();
            }
            int bits = base.get().isV4 ? 32 : 128;
            if (slash < 0) {
                return Optional.of(new Network(base.get(), bits));
            }
            String prefix = text.substring(slash + 1);
            boolean number =
                    !prefix.isEmpty()
                            && prefix.length() <= 3
                            && prefix.chars().allMatch(c -> c >= '0' && c <= '9');
            return number && Integer.parseInt(prefix) <= bits
                    ? Optional.of(new Network(base.get(), Integer.parseInt(prefix)))
                    : Optional.empty();
        }

        boolean contains(Address address) {
            if (address.isV4 != base.isV4) {
                return false;
            }
            if (base.isV4) {
                return same(address.low << 32, base.low << 32, prefix);
            }
            return same(address.high, base.high, Math.min(prefix, 64))
                    && same(address.low, base.low, Math.max(prefix - 64, 0));
        }

        private static boolean same(long one, long other, int bits) {
            return bits == 0 || (one ^ other) >>> (64 - bits) == 0;
        }
    }
}
