package dev.gatehouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The certificate that clients of a sandbox are to trust, in a folder that only its user can write
/// and that is gone when the sandbox ends.
record AuthorityFile(Path folder) {
    /// Writes it.
    ///
    /// @param pem the certificate
    static AuthorityFile write(String pem) throws IOException {
        Path folder = Files.createTempDirectory("gatehouse-");
        var authority = new AuthorityFile(folder);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(authority::remove));
        Files.writeString(authority.file(), pem);
        return authority;
    }

    Path file() {
        return folder.resolve("ca.pem");
    }

    private void remove() {
        try {
            Files.deleteIfExists(file());
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
