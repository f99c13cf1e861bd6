package dev.gatehouse.server.http;

import dev.gatehouse.api.Blob;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Receives HTTP requests and answers them, each on a virtual thread. What a stranger can send is
/// bounded: headers to 64 KiB, bodies to 1 MiB, silence to 30 seconds.
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 65_536;
    private static final int MAX_BODY_BYTES = 1_048_576;
    private static final int IDLE_MILLIS = 30_000;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Listens and answers with `serve`.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the address cannot be listened on
    public static HttpServer start(
            String address, int port, Function<WireRequest, WireResponse> serve)
            throws IOException {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_HEADER_BYTES);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        var connector = new ServerConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        server.setHandler(new Serving(serve));
        server.setErrorHandler((request, response, callback) -> {
            callback.succeeded();
            return true;
        });
        var http = new HttpServer(server, connector);
        try {
            server.start();
        } catch (IOException e) {
            http.close();
            throw e;
        } catch (Exception e) {
            http.close();
            throw new IllegalStateException("the HTTP server did not start", e);
        }
        return http;
    }

    /// The port that is listened on.
    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        }
    }

    private static final class Serving extends Handler.Abstract {
        private final Function<WireRequest, WireResponse> serve;

        Serving(Function<WireRequest, WireResponse> serve) {
            this.serve = serve;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            var body = new ByteArrayOutputStream();
            try (InputStream stream = Request.asInputStream(request)) {
                body.write(stream.readNBytes(MAX_BODY_BYTES + 1));
            }
            if (body.size() > MAX_BODY_BYTES) {
                response.setStatus(HttpStatus.PAYLOAD_TOO_LARGE_413);
                response.getHeaders().put("Connection", "close");
                callback.succeeded();
                return true;
            }
            WireResponse answer = serve.apply(wire(request, Blob.of(body.toByteArray())));
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            boolean head = request.getMethod().equals("HEAD");
            response.write(
                    true,
                    head ? ByteBuffer.allocate(0) : ByteBuffer.wrap(answer.body().bytes()),
                    callback);
            return true;
        }

        private static WireRequest wire(Request request, Blob body) {
            var fields = new ArrayList<Map.Entry<String, String>>();
            for (HttpField field : request.getHeaders()) {
                fields.add(Map.entry(field.getName(), String.valueOf(field.getValue())));
            }
            String target = request.getHttpURI().getPathQuery();
            int question = target.indexOf('?');
            return new WireRequest(
                    request.getMethod(),
                    question < 0 ? target : target.substring(0, question),
                    question < 0 ? "" : target.substring(question + 1),
                    Headers.of(List.copyOf(fields)),
                    body,
                    Request.getRemoteAddr(request),
                    request.isSecure());
        }
    }
}
