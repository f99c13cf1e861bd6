package dev.gatehouse.cli.signin;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asks the person at the terminal; secrets show nothing as they are typed. Where there is no
/// terminal, each answer is a line of standard input.
public interface Prompts {
    /// An answer that may show.
    ///
    /// @throws IOException if the person has gone
    String ask(String question) throws IOException;

    /// An answer that must not show.
    ///
    /// @throws IOException if the person has gone
    String askSecret(String question) throws IOException;

    /// Those of this process.
    ///
    /// @param out for questions where there is no terminal
    static Prompts ofProcess(PrintWriter out) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Prompts>map(Terminal::new)
                .orElseGet(() ->
                        new Lines(
                                new BufferedReader(
                                        new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                                out));
    }

    /// At a terminal.
    record Terminal(Console console) implements Prompts {
        @Override
        public String ask(String question) throws IOException {
            return given(console.readLine("%s: ", question));
        }

        @Override
        public String askSecret(String question) throws IOException {
            return new String(
                    Optional.ofNullable(console.readPassword("%s: ", question))
                            .orElseThrow(Prompts::gone));
        }
    }

    /// From the lines of a text.
    record Lines(BufferedReader lines, PrintWriter out) implements Prompts {
        @Override
        public String ask(String question) throws IOException {
            out.printf("%s: %n", question);
            out.flush();
            return given(lines.readLine());
        }

        @Override
        public String askSecret(String question) throws IOException {
            return ask(question);
        }
    }

    private static String given(@Nullable String answer) throws IOException {
        return Optional.ofNullable(answer).orElseThrow(Prompts::gone);
    }

    private static IOException gone() {
        return new IOException("there is no answer");
    }
}
