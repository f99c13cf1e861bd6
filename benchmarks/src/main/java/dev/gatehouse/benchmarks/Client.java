package dev.gatehouse.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// A connection that sends ready-made requests one after another, as cheaply as that can be done:
/// the cores are shared with the server.
final class Client implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] line = new byte[8_192];

    Client(URI server) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    /// Sends a request and reads its answer.
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        String header = line();
        while (!header.isEmpty()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            header = line();
        }
        byte[] body = in.readNBytes(length);
        return new Answer(status, body.length, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        int length = 0;
        int c = in.read();
        while (c != '\n') {
            if (c < 0 || length == line.length) {
                throw new IOException("the answer ends in its head");
            }
            line[length++] = (byte) c;
            c = in.read();
        }
        return new String(Arrays.copyOf(line, Math.max(0, length - 1)), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// What came back.
    ///
    /// @param size of the body in bytes
    record Answer(int status, int size, String body) {}
}
