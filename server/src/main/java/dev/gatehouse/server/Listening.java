package dev.gatehouse.server;

import dev.gatehouse.authorization.VpcEndpoint;
import dev.gatehouse.server.http.HttpServer;
import dev.gatehouse.server.http.ServerCertificate;
import dev.gatehouse.wire.WireRequest;
import dev.gatehouse.wire.WireResponse;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/// The addresses that are listened on: the main one and those of VPC endpoints.
public final class Listening implements AutoCloseable {
    private final URI endpoint;
    private final Map<String, URI> listeners;
    private final List<HttpServer> servers;

    private Listening(URI endpoint, Map<String, URI> listeners, List<HttpServer> servers) {
        this.endpoint = endpoint;
        this.listeners = Collections.unmodifiableMap(listeners);
        this.servers = List.copyOf(servers);
    }

    /// Listens on all of them, or on none.
    ///
    /// @param serve answers a request that came through an endpoint, or through none
    /// @throws IOException if an address cannot be listened on
    static Listening start(
            String bind,
            int port,
            Optional<? extends ServerCertificate> tls,
            NetworkSettings network,
            BiFunction<WireRequest, Optional<VpcEndpoint>, WireResponse> serve)
            throws IOException {
        var servers = new ArrayList<HttpServer>();
        var listeners = new LinkedHashMap<String, URI>();
        try {
            HttpServer main =
                    HttpServer.start(
                            bind,
                            port,
                            tls,
                            network.proxies(),
                            request -> serve.apply(request, Optional.empty()));
            servers.add(main);
            for (Listener listener : network.listeners()) {
                HttpServer server = start(listener, tls, network, serve);
                servers.add(server);
                listeners.put(listener.name(), uri(listener.address(), server.port(), tls));
            }
            return new Listening(uri(bind, main.port(), tls), listeners, servers);
        } catch (IOException | RuntimeException e) {
            servers.forEach(HttpServer::close);
            throw e;
        }
    }

    private static HttpServer start(
            Listener listener,
            Optional<? extends ServerCertificate> tls,
            NetworkSettings network,
            BiFunction<WireRequest, Optional<VpcEndpoint>, WireResponse> serve)
            throws IOException {
        Optional<VpcEndpoint> through = Optional.of(listener.endpoint());
        try {
            return HttpServer.start(
                    listener.address(),
                    listener.port(),
                    tls,
                    network.proxies(),
                    request -> serve.apply(request, through));
        } catch (BindException e) {
            throw new IOException(
                    "port %d of %s is taken: choose another for the listener `%s`"
                            .formatted(listener.port(), listener.address(), listener.name()),
                    e);
        }
    }

    private static URI uri(String address, int port, Optional<? extends ServerCertificate> tls) {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create((tls.isPresent() ? "https://" : "http://") + host + ":" + port);
    }

    /// Where clients reach the main address.
    public URI endpoint() {
        return endpoint;
    }

    /// Where they reach the others, by name.
    public Map<String, URI> listeners() {
        return listeners;
    }

    /// Answers what is under way, and listens no more.
    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }
}
