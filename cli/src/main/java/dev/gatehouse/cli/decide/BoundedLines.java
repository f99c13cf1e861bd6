package dev.gatehouse.cli.decide;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// Lines of an input, none of which takes more memory than it may.
final class BoundedLines {
    private final Reader input;
    private final int longest;
    private boolean afterReturn;

    /// @param longest how many characters a line may have
    BoundedLines(Reader input, int longest) {
        this.input = input;
        this.longest = longest;
    }

    /// A line of the input.
    ///
    /// @param text without its end; as much of it as was kept
    /// @param tooLong whether the line has more characters than it may
    record Line(String text, boolean tooLong) {}

    /// The next line, null at the end.
    @Nullable Line read() throws IOException {
        var text = new StringBuilder();
        boolean any = false;
        boolean tooLong = false;
        while (true) {
            int c = input.read();
            if (c == '\n' && afterReturn && !any) {
                afterReturn = false;
                continue;
            }
            afterReturn = c == '\r';
            if (c < 0 && !any) {
                return null;
            }
            if (c < 0 || c == '\n' || c == '\r') {
                return new Line(text.toString(), tooLong);
            }
            any = true;
            if (text.length() < longest) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
        }
    }
}
