package dev.gatehouse.operation;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import dev.gatehouse.domain.Sealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32C;

/// Makes the markers by which a list is continued. A marker says the operation, the filter and the
/// last entry, sealed: it tells its holder nothing, and works only where it came from. At most 320
/// characters.
public final class Markers {
    /// What `Marker` members may have at most.
    public static final int MAX_LENGTH = 320;

    private final Sealing sealing;

    public Markers(Sealing sealing) {
        this.sealing = sealing;
    }

    /// A marker that continues a list after an entry.
    ///
    /// @param list the operation, the account and the filter, which must be the same when it is
    ///   continued
    public String after(String list, String lastKey) {
        byte[] key = lastKey.getBytes(StandardCharsets.UTF_8);
        byte[] plain = ByteBuffer.allocate(8 + key.length).putLong(checksum(list)).put(key).array();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sealing.seal(plain, "marker"));
    }

    /// The key of the entry after which a marker continues.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if it was not made for this list
    public String open(String list, String marker) {
        try {
            byte[] plain =
                    sealing.open(Base64.getUrlDecoder().decode(marker), "marker")
                            .orElseThrow(this::invalid);
            var buffer = ByteBuffer.wrap(plain);
            if (buffer.getLong() != checksum(list)) {
                throw invalid();
            }
            return StandardCharsets.UTF_8.decode(buffer).toString();
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
    }

    private RuntimeException invalid() {
        return VALIDATION_ERROR.because(
                "Invalid Marker: use the marker of the answer before, with the same parameters.");
    }

    private static long checksum(String list) {
        var crc = new CRC32C();
        crc.update(list.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
