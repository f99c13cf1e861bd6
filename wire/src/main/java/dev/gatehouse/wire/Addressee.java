package dev.gatehouse.wire;

import dev.gatehouse.wire.sigv4.SignatureParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The service that a request is meant for and how it is answered: by the credential scope, else by
/// `X-Amz-Target`, else the query protocol of an unnamed service. Nothing of it is proven.
///
/// @param service the signing name of a service that AWS has; empty if the request names none
public record Addressee(Optional<String> service, Protocol protocol) {
    private static final Map<String, List<Spoken>> BY_NAME = new HashMap<>();
    private static final Map<String, Addressee> BY_TARGET = new HashMap<>();

    static {
        for (String line : lines()) {
            String[] fields = line.split("\t", -1);
            Protocol protocol = Protocol.valueOf(fields[1]);
            List<String> targets = fields[2].isEmpty() ? List.of() : List.of(fields[2].split(","));
            BY_NAME.computeIfAbsent(fields[0], _ -> new ArrayList<>())
                    .add(new Spoken(protocol, targets));
            for (String target : targets) {
                BY_TARGET.put(target, new Addressee(Optional.of(fields[0]), protocol));
            }
        }
    }

    /// One protocol of a service.
    private record Spoken(Protocol protocol, List<String> targets) {}

    public static Addressee of(WireRequest request) {
        String target = request.headers().first("x-amz-target").orElse("");
        String prefix = target.substring(0, Math.max(0, target.lastIndexOf('.')));
        Optional<Addressee> scoped =
                SignatureParser.scopedService(request)
                        .filter(BY_NAME::containsKey)
                        .map(name -> of(name, prefix, request));
        return scoped.or(() -> Optional.ofNullable(BY_TARGET.get(prefix)))
                .orElseGet(() -> new Addressee(Optional.empty(), byContent(request)));
    }

    private static Addressee of(String name, String prefix, WireRequest request) {
        List<Spoken> all = BY_NAME.getOrDefault(name, List.of());
        for (Spoken spoken : all) {
            boolean meant =
                    prefix.isEmpty()
                            ? spoken.protocol() == byContent(request)
                            : spoken.targets().contains(prefix);
            if (meant) {
                return new Addressee(Optional.of(name), spoken.protocol());
            }
        }
        return new Addressee(Optional.of(name), all.getLast().protocol());
    }

    private static Protocol byContent(WireRequest request) {
        String type = request.headers().first("content-type").orElse("");
        if (type.startsWith("application/x-amz-json-1.0")) {
            return Protocol.JSON_1_0;
        }
        if (type.startsWith("application/x-amz-json") || has(request, "x-amz-target")) {
            return Protocol.JSON_1_1;
        }
        return type.startsWith("application/json") ? Protocol.REST_JSON : Protocol.QUERY;
    }

    private static boolean has(WireRequest request, String header) {
        return request.headers().first(header).isPresent();
    }

    private static List<String> lines() {
        try (InputStream stream = Addressee.class.getResourceAsStream("protocols.tsv")) {
            if (stream == null) {
                throw new IllegalStateException("protocols.tsv is missing");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
