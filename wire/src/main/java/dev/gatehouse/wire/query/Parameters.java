package dev.gatehouse.wire.query;

import static dev.gatehouse.api.CommonErrorCode.MALFORMED_QUERY_STRING;

import dev.gatehouse.wire.PercentEncoding;
import dev.gatehouse.wire.WireRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a query request, from its URL and its form body.
public record Parameters(Map<String, String> values) {
    /// More parameters than any operation can use.
    private static final int MAX_PARAMETERS = 10_000;

    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The parameters of a request.
    ///
    /// @throws dev.gatehouse.api.AwsException `MalformedQueryString` if they are broken, given
    ///   twice or too many
    public static Parameters of(WireRequest request) {
        var values = new LinkedHashMap<String, String>();
        add(request.query(), values);
        boolean form =
                request.headers()
                        .first("content-type")
                        .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                        .orElse(true);
        if (form) {
            add(request.text(), values);
        }
        return new Parameters(values);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static void add(String encoded, Map<String, String> values) {
        for (String parameter : encoded.split("&", MAX_PARAMETERS + 1)) {
            if (parameter.isEmpty()) {
                continue;
            }
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
            if (values.size() == MAX_PARAMETERS) {
                throw MALFORMED_QUERY_STRING.because(
                        "A request takes at most %d parameters.", MAX_PARAMETERS);
            }
            if (values.putIfAbsent(name, value) != null) {
                throw MALFORMED_QUERY_STRING.because("Parameter %s is given twice.", name);
            }
        }
    }

    private static String decoded(String encoded) {
        return PercentEncoding.decodeForm(encoded)
                .orElseThrow(() ->
                        MALFORMED_QUERY_STRING.because(
                                "A parameter is not percent-encoded UTF-8."));
    }
}
