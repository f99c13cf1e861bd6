package dev.gatehouse.wire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.api.OperationModel;
import dev.gatehouse.api.ServiceModel;
import dev.gatehouse.api.Shape;
import dev.gatehouse.api.Shape.Bounds;
import dev.gatehouse.api.Shape.Member;
import dev.gatehouse.requirement.Requirement;
import dev.gatehouse.wire.CaseFile;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An operation that answers its input, with a member of every kind of shape: what goes in as a
/// form must come out as XML and as JSON, or be refused in AWS's words.
@Requirement("B1")
@NullUnmarked // absent members are null between codec and record
class QueryRoundTripTest {
    private static final CaseFile CASES = CaseFile.read("query/round-trip.txt");
    private static final Shape TEXT =
            new Shape.Text(Bounds.NONE, Optional.empty(), List.of(), false);
    private static final Shape.Structure<Echo> ECHO =
            new Shape.Structure<>("Echo", members(), Echo::new);
    private static final OperationModel<Echo, Echo> OPERATION =
            new OperationModel<>("Echo", ECHO, ECHO, Optional.of("EchoResult"));
    private static final ServiceModel SERVICE =
            new ServiceModel("echo", "2026-01-01", "https://echo.example/doc/", List.of(OPERATION));

    static Stream<String> cases() {
        return CASES.names();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void echoes(String name) {
        String form = CASES.field(name, "form").orElseThrow();
        Optional<String> error = CASES.field(name, "error");
        if (error.isPresent()) {
            AwsException refusal = catchThrowableOfType(AwsException.class, () -> decoded(form));
            assertThat(refusal.code() + ": " + refusal.message()).isEqualTo(error.get());
            return;
        }
        Echo value = decoded(form);
        String xml = QueryResponses.of(SERVICE, OPERATION, value, "id-1").body().text();
        assertThat(xml)
                .isEqualTo(
                        "<EchoResponse xmlns=\"https://echo.example/doc/\"><EchoResult>"
                                + CASES.field(name, "xml").orElseThrow()
                                + "</EchoResult><ResponseMetadata><RequestId>id-1</RequestId>"
                                + "</ResponseMetadata></EchoResponse>");
        CASES.field(name, "json")
                .ifPresent(json ->
                        assertThat(QueryResponses.json(OPERATION, value, "id-1").body().text())
                                .isEqualTo(
                                        "{\"EchoResponse\":{\"EchoResult\":"
                                                + json
                                                + ",\"ResponseMetadata\":{\"RequestId\":\"id-1\"}}}"));
    }

    private static Echo decoded(String form) {
        var request =
                CaseFile.request(
                        "POST /\nContent-Type:application/x-www-form-urlencoded\n\n" + form);
        return QueryDecoder.decode(ECHO, Parameters.of(request));
    }

    private static List<Member<Echo>> members() {
        Shape word =
                new Shape.Text(
                        Bounds.of(2, 8), Optional.of(Pattern.compile("[a-z]+")), List.of(), false);
        Shape color = new Shape.Text(Bounds.NONE, Optional.empty(), List.of("Red", "Blue"), false);
        Shape secret = new Shape.Text(Bounds.atMost(3), Optional.empty(), List.of(), true);
        return List.of(
                member(0, "Text", () -> TEXT),
                member(1, "Number", () -> new Shape.Whole(Bounds.of(1, 1000))),
                member(2, "Flag", Shape.Bool::new),
                member(3, "Time", Shape.Timestamp::new),
                member(4, "Bytes", () -> new Shape.Bytes(Bounds.NONE, false)),
                member(5, "Names", () -> new Shape.Listing(Bounds.atMost(3), false, () -> word)),
                member(6, "Flat", () -> new Shape.Listing(Bounds.NONE, true, () -> TEXT)),
                member(7, "Map", () -> new Shape.Mapping(Bounds.NONE, false, TEXT, () -> TEXT)),
                member(8, "FlatMap", () -> new Shape.Mapping(Bounds.NONE, true, TEXT, () -> TEXT)),
                member(9, "Inner", () -> ECHO),
                member(10, "Inners", () -> new Shape.Listing(Bounds.NONE, false, () -> ECHO)),
                member(11, "Color", () -> color),
                member(12, "Secret", () -> secret),
                member(
                        13,
                        "Tags",
                        () -> new Shape.Listing(Bounds.NONE, false, QueryRoundTripTest::tag)));
    }

    private static Shape tag() {
        return new Shape.Structure<Echo>(
                "Tag",
                List.of(
                        new Member<>("Key", true, () -> TEXT, value(0)),
                        new Member<>("Value", true, () -> TEXT, value(1))),
                Echo::new);
    }

    private static Member<Echo> member(int index, String name, Supplier<Shape> shape) {
        return new Member<>(name, false, shape, value(index));
    }

    private static Function<Echo, @Nullable Object> value(int index) {
        return echo -> echo.values[index];
    }

    /// The values of the members.
    private static final class Echo {
        private final @Nullable Object[] values;

        Echo(@Nullable Object[] values) {
            this.values = values.clone();
        }
    }
}
