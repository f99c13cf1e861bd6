package dev.gatehouse.cli.mfa;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Hardware tokens in a file: lines `SERIAL,SEED[,base32|hex]`, of which empty ones and those that
/// begin with `#` do not count, or a container of RFC 6030.
record TokenFile(List<Token> tokens) {
    private static final Set<String> ENCODINGS = Set.of("base32", "hex");

    TokenFile {
        tokens = List.copyOf(tokens);
    }

    /// @param name of the file, `-` for standard input
    /// @throws IllegalArgumentException if it does not hold tokens; says where, and never a seed
    static TokenFile read(String name) throws IOException {
        byte[] bytes =
                name.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(name));
        return parse(new String(bytes, StandardCharsets.UTF_8));
    }

    static TokenFile parse(String text) {
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new TokenFile(
                content.stripLeading().startsWith("<") ? Pskc.tokens(content) : lines(content));
    }

    private static List<Token> lines(String text) {
        var tokens = new ArrayList<Token>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                tokens.add(token(i + 1, line.split(",", -1)));
            }
        }
        return tokens;
    }

    private static Token token(int number, String[] fields) {
        String encoding =
                fields.length == 3 ? fields[2].strip().toLowerCase(Locale.ROOT) : "base32";
        if (fields.length < 2 || fields.length > 3 || !ENCODINGS.contains(encoding)) {
            throw new IllegalArgumentException(
                    "line "
                            + number
                            + " is not SERIAL,SEED or SERIAL,SEED,base32 or SERIAL,SEED,hex");
        }
        return new Token(fields[0].strip(), fields[1].strip(), encoding);
    }
}
