package dev.gatehouse.server.http;

import static dev.gatehouse.api.CommonErrorCode.MALFORMED_INPUT;
import static dev.gatehouse.api.CommonErrorCode.REQUEST_ENTITY_TOO_LARGE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.Blob;
import dev.gatehouse.wire.Addressee;
import dev.gatehouse.wire.Headers;
import dev.gatehouse.wire.Protocol;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.Scheduler;

/// Receives HTTP requests and answers them, each on a virtual thread. What a stranger can send is
/// bounded: connections to 10,000, headers to 64 KiB and 30 seconds, bodies to 1 MiB and no less
/// than 1 KiB a second, silence to 30 seconds. Closing it finishes the requests that are under way.
public final class HttpServer implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 65_536;
    private static final int MAX_BODY_BYTES = 1_048_576;
    private static final int IDLE_MILLIS = 30_000;
    private static final int MIN_BYTES_PER_SECOND = 1024;
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int STOP_MILLIS = 10_000;

    /// Headers folded over lines and lines that end without a carriage return are read differently
    /// by different servers, so neither is taken.
    private static final HttpCompliance COMPLIANCE =
            HttpCompliance.RFC9110.without(
                    "gatehouse",
                    HttpCompliance.Violation.MULTILINE_FIELD_VALUE,
                    HttpCompliance.Violation.LF_HEADER_TERMINATION,
                    HttpCompliance.Violation.LF_CHUNK_TERMINATION);

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /// Listens and answers with `serve`, over TLS if there is a certificate for it.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the address cannot be listened on or the certificate cannot be used
    public static HttpServer start(
            String address,
            int port,
            Optional<? extends ServerCertificate> tls,
            Function<WireRequest, WireResponse> serve)
            throws IOException {
        return start(address, port, tls, TrustedProxies.NONE, serve);
    }

    /// Listens and answers with `serve`, which sees requests as they were sent to trusted proxies.
    ///
    /// @param port 0 for a free one
    /// @throws IOException if the address cannot be listened on or the certificate cannot be used
    public static HttpServer start(
            String address,
            int port,
            Optional<? extends ServerCertificate> tls,
            TrustedProxies proxies,
            Function<WireRequest, WireResponse> serve)
            throws IOException {
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var server = new Server(threads);
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
        configuration.setResponseHeaderSize(MAX_HEADER_BYTES);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setHttpCompliance(COMPLIANCE);
        var plain = new HttpConnectionFactory(configuration);
        ServerConnector connector;
        Optional<Reload> reload = Optional.empty();
        if (tls.isPresent()) {
            // Clients check the name; they reach the server under names it need not know.
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            var certificate = new SslContextFactory.Server();
            connector = new ServerConnector(server, certificate, plain);
            switch (tls.get()) {
                case TlsFiles files ->
                        reload =
                                Optional.of(
                                        new Reload(files, certificate, connector.getScheduler()));
                case MadeCertificate made -> {
                    certificate.setKeyStore(made.store());
                    certificate.setKeyStorePassword("");
                }
            }
        } else {
            connector = new ServerConnector(server, plain);
        }
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        server.addConnector(connector);
        connector.addBean(new SlowHeaders(connector.getScheduler()));
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        server.setHandler(
                new GracefulHandler(
                        new MinimumDataRateHandler(
                                new Serving(proxies, serve), MIN_BYTES_PER_SECOND, 0)));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(STOP_MILLIS);
        var http = new HttpServer(server, connector);
        try {
            server.start();
            reload.ifPresent(Reload::start);
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

    /// How many connections it has taken and not ended.
    int connections() {
        return connector.getConnectedEndPoints().size();
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
        private final TrustedProxies proxies;
        private final Function<WireRequest, WireResponse> serve;

        Serving(TrustedProxies proxies, Function<WireRequest, WireResponse> serve) {
            this.proxies = proxies;
            this.serve = serve;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws IOException {
            Optional<Blob> body;
            try (InputStream stream = Request.asInputStream(request)) {
                body = body(stream);
            } catch (IOException | RuntimeException broken) {
                int status =
                        broken.getCause() instanceof HttpException http
                                ? http.getCode()
                                : HttpStatus.BAD_REQUEST_400;
                Response.writeError(request, response, callback, status);
                return true;
            }
            WireRequest received = wire(request, body.orElse(Blob.of(new byte[0])));
            WireResponse answer =
                    body.isPresent() ? answer(request, received) : tooLarge(request, received);
            if (body.isEmpty()) {
                response.getHeaders().put("Connection", "close");
            }
            response.setStatus(answer.status());
            answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
            boolean head = request.getMethod().equals("HEAD");
            response.write(true, head ? ByteBuffer.allocate(0) : answer.body().buffer(), callback);
            return true;
        }

        /// The body; empty if it is larger than bodies may be.
        private static Optional<Blob> body(InputStream stream) throws IOException {
            byte[] bytes = stream.readNBytes(MAX_BODY_BYTES + 1);
            return bytes.length > MAX_BODY_BYTES ? Optional.empty() : Optional.of(Blob.of(bytes));
        }

        private WireResponse answer(Request request, WireRequest received) {
            return proxies.seenThrough(received)
                    .map(serve)
                    .orElseGet(() ->
                            refused(
                                    request,
                                    received,
                                    MALFORMED_INPUT.because(
                                            "The header X-Forwarded-For does not say where the"
                                                    + " request comes from.")));
        }

        private static WireResponse tooLarge(Request request, WireRequest received) {
            return refused(
                    request,
                    received,
                    REQUEST_ENTITY_TOO_LARGE.because(
                            "The body of a request is at most %d bytes.", MAX_BODY_BYTES));
        }

        private static WireResponse refused(
                Request request, WireRequest received, AwsException why) {
            String requestId = request.getConnectionMetaData().getId() + "-" + request.getId();
            Protocol protocol =
                    received.path().startsWith("/_gatehouse/")
                            ? Protocol.REST_JSON
                            : Addressee.of(received).protocol();
            return protocol.error(why, requestId, Optional.empty());
        }

        private static WireRequest wire(Request request, Blob body) {
            var fields = new ArrayList<Map.Entry<String, String>>();
            for (HttpField field : request.getHeaders()) {
                fields.add(Map.entry(field.getName(), String.valueOf(field.getValue())));
            }
            String target = String.valueOf(request.getHttpURI().getPathQuery());
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

    /// Closes connections whose first request's headers do not come in time.
    private record SlowHeaders(Scheduler scheduler) implements Connection.Listener {
        @Override
        public void onOpened(Connection connection) {
            scheduler.schedule(
                    () -> {
                        if (connection.getMessagesIn() == 0) {
                            connection.getEndPoint().close();
                        }
                    },
                    IDLE_MILLIS,
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Says in words what is wrong with a request that is not HTTP, or not as this server takes it.
    private static final class PlainErrors implements Request.Handler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status = response.getStatus();
            String text =
                    switch (status) {
                        case HttpStatus.REQUEST_TIMEOUT_408 -> "The request came too slowly.";
                        case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                                "The headers of a request are at most 64 KiB.";
                        case HttpStatus.BAD_REQUEST_400 -> "The request is not well-formed HTTP.";
                        default -> HttpStatus.getMessage(status) + ".";
                    };
            response.getHeaders().put("Content-Type", "text/plain; charset=utf-8");
            response.write(true, ByteBuffer.wrap((text + "\n").getBytes(UTF_8)), callback);
            return true;
        }
    }
}
