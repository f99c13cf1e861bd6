package dev.gatehouse.cli;

import dev.gatehouse.cli.client.Connection;
import dev.gatehouse.server.SandboxKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Asks a running server whether it does what it must, and above all: whether it denies what it
/// must deny. For that it makes a user without policies, and removes it.
final class ServerCheck {
    private static final Duration SKEW_OF_SIGNATURES = Duration.ofMinutes(5);
    private static final Duration SUSPICIOUS_SKEW = Duration.ofSeconds(30);

    private final URI endpoint;
    private final Findings findings;
    private final InstantSource clock;
    private final Connection connection;

    ServerCheck(URI endpoint, Connection connection, Findings findings, InstantSource clock) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.findings = findings;
        this.clock = clock;
    }

    /// Whether the server is there and ready.
    boolean answers() throws InterruptedException {
        try {
            Instant asked = clock.instant();
            HttpResponse<String> health = get("/_gatehouse/health");
            Instant answered = clock.instant();
            HttpResponse<String> ready = get("/_gatehouse/ready");
            if (health.statusCode() != 200 || ready.statusCode() != 200) {
                findings.fail(
                        "the server at %s is not ready: %s"
                                .formatted(endpoint, ready.body().strip()));
                return false;
            }
            findings.ok("the server at " + endpoint + " is ready");
            checkClock(health, asked, answered);
            return true;
        } catch (IOException e) {
            findings.fail("no server answers at %s: %s".formatted(endpoint, says(e)));
            return false;
        }
    }

    private static String says(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return connection.send(HttpRequest.newBuilder(endpoint.resolve(path)).build());
    }

    /// Compares the server's time, which has whole seconds, with the span in which it was told.
    private void checkClock(HttpResponse<String> answer, Instant asked, Instant answered) {
        String date = answer.headers().firstValue("date").orElse("");
        try {
            Instant theirs =
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Instant earliest = asked.truncatedTo(ChronoUnit.SECONDS);
            Duration skew =
                    theirs.isBefore(earliest)
                            ? Duration.between(theirs, earliest)
                            : theirs.isAfter(answered)
                                    ? Duration.between(answered, theirs)
                                    : Duration.ZERO;
            String says =
                    "its clock differs from this machine's by %d s".formatted(skew.toSeconds());
            if (skew.compareTo(SKEW_OF_SIGNATURES) >= 0) {
                findings.fail(says + ": signatures of this machine are refused; set the clocks");
            } else if (skew.compareTo(SUSPICIOUS_SKEW) >= 0) {
                findings.warn(says);
            } else {
                findings.ok(says);
            }
        } catch (DateTimeException e) {
            findings.warn("the server does not say its time");
        }
    }

    /// Proves with a user without policies that a request which must be denied is denied.
    void checkDenial(IamCalls admin) throws IOException, InterruptedException {
        String name =
                "gatehouse-doctor-" + HexFormat.of().toHexDigits(new SecureRandom().nextInt());
        IamCalls.Answer made = admin.call("CreateUser", Map.of("UserName", name));
        if (made.status() != 200) {
            findings.fail(
                    "denials were not checked: the user to check them with cannot be made (%s)"
                            .formatted(made.text("Code")));
            return;
        }
        findings.ok("an administrator may make a user");
        var trace = new ArrayList<>(List.of("CreateUser"));
        String keyId = "";
        try {
            IamCalls.Answer issued = admin.call("CreateAccessKey", Map.of("UserName", name));
            trace.add("CreateAccessKey");
            keyId = issued.text("AccessKeyId");
            IamCalls probe = admin.as(new SandboxKeys.Pair(keyId, issued.text("SecretAccessKey")));
            IamCalls.Answer denied = probe.call("ListUsers", Map.of());
            trace.add("ListUsers");
            if (denied.status() == 403 && denied.text("Code").equals("AccessDenied")) {
                findings.ok("a user without policies is denied iam:ListUsers");
            } else {
                findings.fail(
                        "a user without policies got %d %s for iam:ListUsers instead of a denial: stop this server"
                                .formatted(denied.status(), denied.text("Code")));
            }
        } finally {
            remove(admin, name, keyId, trace);
        }
        findings.note(
                "left in the events, all of user %s: %s".formatted(name, String.join(", ", trace)));
    }

    private void remove(IamCalls admin, String name, String keyId, List<String> trace)
            throws IOException, InterruptedException {
        if (!keyId.isEmpty()) {
            admin.call("DeleteAccessKey", Map.of("UserName", name, "AccessKeyId", keyId));
            trace.add("DeleteAccessKey");
        }
        IamCalls.Answer removed = admin.call("DeleteUser", Map.of("UserName", name));
        trace.add("DeleteUser");
        if (removed.status() == 200) {
            findings.ok("that user is removed");
        } else {
            findings.fail(
                    "user %s is left over (%s): delete it".formatted(name, removed.text("Code")));
        }
    }
}
