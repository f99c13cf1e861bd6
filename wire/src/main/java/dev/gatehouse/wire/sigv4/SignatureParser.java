package dev.gatehouse.wire.sigv4;

import static dev.gatehouse.api.CommonErrorCode.INCOMPLETE_SIGNATURE;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.wire.PercentEncoding;
import dev.gatehouse.wire.WireRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the signature out of a request: of its `Authorization` header, or of the query of a
/// presigned URL.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html">Authentication
///   methods</a>
public final class SignatureParser {
    static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                    .withResolverStyle(ResolverStyle.STRICT);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration IDENTITY_PROOF = Duration.ofMinutes(15);

    private SignatureParser() {}

    /// The signature of a request; empty if it has none.
    ///
    /// @throws dev.gatehouse.api.AwsException `IncompleteSignature` if parts of it are missing
    public static Optional<Signature> parse(WireRequest request) {
        List<String> authorization = request.headers().all("authorization");
        Map<String, String> query = query(request.query());
        boolean presigned =
                query.containsKey("X-Amz-Signature")
                        || query.containsKey("X-Amz-Algorithm")
                        || query.containsKey("X-Amz-Credential");
        if (authorization.size() > 1 || (presigned && !authorization.isEmpty())) {
            throw INCOMPLETE_SIGNATURE.because(
                    "The request is signed twice: use one Authorization header or a presigned URL,"
                            + " not both.");
        }
        if (presigned) {
            return Optional.of(presigned(query, isGetCallerIdentity(request.query())));
        }
        return authorization.isEmpty()
                ? Optional.empty()
                : Optional.of(inHeader(request, authorization.getFirst()));
    }

    /// The service in the credential scope of a request, however broken the rest of its signature.
    public static Optional<String> scopedService(WireRequest request) {
        String credential =
                request.headers()
                        .first("authorization")
                        .map(header -> {
                            int start = header.indexOf("Credential=");
                            return start < 0 ? "" : header.substring(start + 11);
                        })
                        .orElseGet(
                                () -> query(request.query()).getOrDefault("X-Amz-Credential", ""));
        String[] fields = credential.split("/", 5);
        return fields.length == 5 ? Optional.of(fields[3]) : Optional.empty();
    }

    private static Signature inHeader(WireRequest request, String header) {
        Map<String, String> parts = parts(header);
        var missing = new ArrayList<String>();
        for (String part : List.of("Credential", "Signature", "SignedHeaders")) {
            if (parts.getOrDefault(part, "").isEmpty()) {
                missing.add("Authorization header requires '" + part + "' parameter.");
            }
        }
        Optional<String> date =
                request.headers()
                        .first("x-amz-date")
                        .or(() -> request.headers().first("date").map(SignatureParser::basic));
        if (date.isEmpty()) {
            missing.add(
                    "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                            + " header.");
        }
        if (!missing.isEmpty() || date.isEmpty()) {
            throw INCOMPLETE_SIGNATURE.because(
                    "%s (Hashed with SHA-256 and encoded with Base64) Authorization=%s",
                    String.join(" ", missing), hash(header));
        }
        return signature(
                parts,
                date.get(),
                Optional.empty(),
                request.headers().first("x-amz-security-token"));
    }

    private static Map<String, String> parts(String header) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw INCOMPLETE_SIGNATURE.because(
                    "Unsupported AWS 'algorithm' in the Authorization header: use %s. (Hashed with"
                            + " SHA-256 and encoded with Base64) Authorization=%s",
                    ALGORITHM, hash(header));
        }
        var parts = new LinkedHashMap<String, String>();
        for (String part : header.substring(ALGORITHM.length()).split(",", 10)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private static Signature presigned(Map<String, String> query, boolean identityProof) {
        if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw INCOMPLETE_SIGNATURE.because("X-Amz-Algorithm must be %s.", ALGORITHM);
        }
        for (String part :
                List.of(
                        "X-Amz-Credential",
                        "X-Amz-Signature",
                        "X-Amz-SignedHeaders",
                        "X-Amz-Date",
                        "X-Amz-Expires")) {
            if (query.getOrDefault(part, "").isEmpty()) {
                throw INCOMPLETE_SIGNATURE.because(
                        "AWS query-string parameters must include '%s'.", part);
            }
        }
        var parts =
                Map.of(
                        "Credential", String.valueOf(query.get("X-Amz-Credential")),
                        "SignedHeaders", String.valueOf(query.get("X-Amz-SignedHeaders")),
                        "Signature", String.valueOf(query.get("X-Amz-Signature")));
        Signature signature =
                signature(
                        parts,
                        String.valueOf(query.get("X-Amz-Date")),
                        Optional.of(expires(String.valueOf(query.get("X-Amz-Expires")))),
                        Optional.ofNullable(query.get("X-Amz-Security-Token")));
        return identityProof && signature.scope().service().equals("sts")
                ? signature.expiringAfter(IDENTITY_PROOF)
                : signature;
    }

    /// Whether a URL asks for the caller's identity and nothing else. Such a URL proves who made it
    /// (to Kubernetes, for one), so it is good for a time of its own, whatever it says itself.
    private static boolean isGetCallerIdentity(String query) {
        List<String> actions =
                Arrays.stream(query.split("&", 1000))
                        .filter(parameter -> parameter.startsWith("Action="))
                        .toList();
        return actions.equals(List.of("Action=GetCallerIdentity"));
    }

    private static Duration expires(String seconds) {
        try {
            Duration expires = Duration.ofSeconds(Long.parseLong(seconds));
            if (!expires.isNegative() && expires.compareTo(LONGEST) <= 0) {
                return expires;
            }
        } catch (NumberFormatException | ArithmeticException notANumber) {
            // Answered below, as any other value that is not a number of seconds.
        }
        throw INCOMPLETE_SIGNATURE.because(
                "X-Amz-Expires must be a number of seconds, at most %d.", LONGEST.toSeconds());
    }

    private static Signature signature(
            Map<String, String> parts,
            String date,
            Optional<Duration> expires,
            Optional<String> token) {
        String credential = parts.getOrDefault("Credential", "");
        String[] fields = credential.split("/", -1);
        if (fields.length != 5) {
            throw INCOMPLETE_SIGNATURE.because(
                    "Credential must have exactly 5 slash-delimited elements, e.g."
                            + " keyid/date/region/service/term, got '%s'",
                    shortened(credential));
        }
        return new Signature(
                fields[0],
                new CredentialScope(fields[1], fields[2], fields[3], fields[4]),
                List.of(parts.getOrDefault("SignedHeaders", "").split(";", 200)),
                parts.getOrDefault("Signature", ""),
                date,
                time(date),
                expires,
                token);
    }

    private static Instant time(String date) {
        if (!isBasic(date)) {
            throw notADate(date);
        }
        try {
            return LocalDateTime.of(
                            number(date, 0, 4),
                            number(date, 4, 6),
                            number(date, 6, 8),
                            number(date, 9, 11),
                            number(date, 11, 13),
                            number(date, 13, 15))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException noSuchDay) {
            throw notADate(date);
        }
    }

    private static AwsException notADate(String date) {
        return INCOMPLETE_SIGNATURE.because(
                "Date must be in ISO-8601 'basic format'. Got '%s'. See"
                        + " http://en.wikipedia.org/wiki/ISO_8601",
                shortened(date));
    }

    /// Whether a text looks like `20260504T030201Z`. To read that by hand is twenty times faster
    /// than a formatter, and every request has one.
    private static boolean isBasic(String date) {
        if (date.length() != 16 || date.charAt(8) != 'T' || date.charAt(15) != 'Z') {
            return false;
        }
        for (int i = 0; i < 15; i++) {
            boolean digit = date.charAt(i) >= '0' && date.charAt(i) <= '9';
            if (!digit && i != 8) {
                return false;
            }
        }
        return true;
    }

    private static int number(String date, int from, int to) {
        return Integer.parseInt(date, from, to, 10);
    }

    /// A `Date` header in the form in which it is signed.
    private static String basic(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .withZoneSameInstant(ZoneOffset.UTC)
                    .format(BASIC);
        } catch (DateTimeException other) {
            return date;
        }
    }

    /// The parameters of a presigned URL; of one that is given twice, the last.
    private static Map<String, String> query(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (String parameter : query.split("&", 1000)) {
            int equals = parameter.indexOf('=');
            if (parameter.startsWith("X-Amz-") && equals > 0) {
                PercentEncoding.decodeForm(parameter.substring(equals + 1))
                        .ifPresent(value -> parameters.put(parameter.substring(0, equals), value));
            }
        }
        return parameters;
    }

    static String shortened(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }

    private static String hash(String header) {
        return Base64.getEncoder().encodeToString(Digests.sha256(header));
    }
}
