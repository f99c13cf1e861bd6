package dev.gatehouse.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server that stops answers what is under way and nothing else.
@Requirement("C4")
@Timeout(60)
class StopTest {
    private static final String WHOLE = "GET / HTTP/1.1\r\nhost: localhost\r\n\r\n";

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    @Test
    void aRequestUnderWayIsAnsweredAndNewConnectionsAreRefused() throws Exception {
        HttpServer server = HttpServer.start("127.0.0.1", 0, Optional.empty(), this::slowly);
        int port = server.port();
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            send(client, WHOLE);
            assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
            Thread stopping = Thread.ofPlatform().start(server::close);
            awaitRefusal(port);

            mayAnswer.countDown();
            assertThat(received(client)).startsWith("HTTP/1.1 200 ").endsWith("done");
            stopping.join();
        }
    }

    @Test
    void aRequestThatIsSentByHalfIsCutOff() throws Exception {
        for (String half :
                new String[] {
                    "GET / HTTP/1.1\r\nhost: local",
                    "POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100\r\n\r\nhalf"
                }) {
            HttpServer server = HttpServer.start("127.0.0.1", 0, Optional.empty(), this::slowly);
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                send(client, half);
                // One that is still on its way in when the server stops is not this test's.
                while (server.connections() == 0) {
                    Thread.onSpinWait();
                }
                Thread stopping = Thread.ofPlatform().start(server::close);

                assertThat(received(client)).doesNotContain("done").doesNotContain(" 200 ");
                stopping.join();
            }
            assertThat(arrived.getCount()).isEqualTo(1);
        }
    }

    private WireResponse slowly(WireRequest request) {
        arrived.countDown();
        try {
            mayAnswer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return WireResponse.of(200, "text/plain", "done");
    }

    private static void awaitRefusal(int port) throws IOException {
        boolean refused = false;
        while (!refused) {
            try (Socket another = new Socket(InetAddress.getLoopbackAddress(), port)) {
                assertThat(another.isConnected()).isTrue();
                Thread.onSpinWait();
            } catch (ConnectException e) {
                refused = true;
            }
        }
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                .isInstanceOf(ConnectException.class);
    }

    private static void send(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        to.getOutputStream().flush();
    }

    /// What comes until the server ends the connection.
    private static String received(Socket from) throws IOException {
        try {
            return new String(from.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (SocketException reset) {
            return "";
        }
    }
}
