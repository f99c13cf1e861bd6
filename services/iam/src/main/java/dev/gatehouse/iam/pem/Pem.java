package dev.gatehouse.iam.pem;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A block of PEM, which may hold a private key and so prints nothing of its content.
///
/// @param label what it says it is: `CERTIFICATE`
/// @param content in base 64
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, Textual Encodings</a>
public record Pem(String label, String content) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "\\G\\s*+-----BEGIN ([A-Z0-9 ]{1,64})-----([A-Za-z0-9+/=\\s]++)"
                            + "-----END \\1-----\\s*+");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /// The blocks that make up a text; none if there is anything else in it.
    public static List<Pem> blocks(String text) {
        var blocks = new ArrayList<Pem>();
        Matcher block = BLOCK.matcher(text);
        int end = 0;
        while (block.find()) {
            blocks.add(new Pem(block.group(1), block.group(2)));
            end = block.end();
        }
        return end == text.length() ? List.copyOf(blocks) : List.of();
    }

    /// The block that a text is; none if it is something else or more than one.
    public static Optional<Pem> of(String text) {
        List<Pem> blocks = blocks(text);
        return blocks.size() == 1 ? Optional.of(blocks.getFirst()) : Optional.empty();
    }

    /// A block as text, which ends with a line feed.
    public static String encoded(String label, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(label, LINES.encodeToString(content), label);
    }

    /// The content.
    ///
    /// @throws IllegalArgumentException if it is not base 64
    public byte[] bytes() {
        return Base64.getMimeDecoder().decode(content);
    }

    @Override
    public String toString() {
        return "Pem[" + label + "]";
    }
}
