package dev.gatehouse.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// A client that sends ready-made requests one after another, as cheaply as that can be done: the
/// cores are shared with the server. It keeps its connection for as long as the server does.
final class Client implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 10_000;

    private final URI server;
    private final byte[] line = new byte[8_192];
    private Socket socket;
    private InputStream in;

    Client(URI server) throws IOException {
        this.server = server;
        this.socket = connected();
        this.in = new BufferedInputStream(socket.getInputStream(), 16_384);
    }

    private Socket connected() throws IOException {
        var made = new Socket(server.getHost(), server.getPort());
        made.setTcpNoDelay(true);
        made.setSoTimeout(TIMEOUT_MILLIS);
        return made;
    }

    /// Sends a request and reads its answer.
    Answer send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = 0;
        boolean closes = false;
        String header = line().toLowerCase(Locale.ROOT);
        while (!header.isEmpty()) {
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            closes |= header.equals("connection: close");
            header = line().toLowerCase(Locale.ROOT);
        }
        byte[] body = in.readNBytes(length);
        if (closes) {
            socket.close();
            socket = connected();
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
        }
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
