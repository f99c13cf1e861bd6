package dev.gatehouse.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A key is replaced without a moment in which none works.
@Requirement("L2")
class KeyRotationTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private static final Duration HOUR = Duration.ofHours(1);

    private final List<UserKeys.NewKey> handedOver = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private KeyRotation.Pause pause = time -> now = now.plus(time);
    private UserKeys.NewKey old = new UserKeys.NewKey("replaced", "before each");

    @BeforeEach
    void makeAUserWithAKey() throws Exception {
        SANDBOX.addUser("ada");
        old = keys().create();
    }

    @Test
    void itWaitsForTheFirstUseAndGoesOnWhereItWas() throws Exception {
        assertThat(run(HOUR).stage()).isEqualTo(KeyRotation.Stage.UNUSED);
        assertThat(run(HOUR).stage()).isEqualTo(KeyRotation.Stage.UNUSED);
        assertThat(handedOver).hasSize(1);
        assertThat(keys().list()).hasSize(2).allMatch(UserKeys.Key::active);

        use(handedOver.getFirst());
        KeyRotation.End end = run(HOUR);
        assertThat(end)
                .isEqualTo(
                        new KeyRotation.End(
                                KeyRotation.Stage.GRACE,
                                old.id(),
                                handedOver.getFirst().id(),
                                end.deletedFrom()));
        assertThat(end.deletedFrom()).contains(now.plus(HOUR));
        assertThat(keys().list()).filteredOn(UserKeys.Key::active).hasSize(1);

        now = now.plus(HOUR.minusSeconds(1));
        assertThat(run(HOUR).deletedFrom()).isEqualTo(end.deletedFrom());
        now = now.plusSeconds(1);
        assertThat(run(HOUR).stage()).isEqualTo(KeyRotation.Stage.DONE);
        assertThat(keys().list())
                .extracting(UserKeys.Key::id)
                .containsExactly(handedOver.getFirst().id());
        assertThat(RotationMark.find("ada", SANDBOX.admin())).isEmpty();
    }

    @Test
    void oneRunCanDoItAll() throws Exception {
        pause =
                time -> {
                    now = now.plus(time);
                    try {
                        use(handedOver.getFirst());
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                };

        assertThat(rotation("", HOUR).run(Optional.empty(), Duration.ofMinutes(1), handedOver::add))
                .extracting(KeyRotation.End::stage)
                .isEqualTo(KeyRotation.Stage.DONE);
    }

    @Test
    void aSecondKeyThatIsInUseIsNotTakenForTheNewOne() throws Exception {
        UserKeys.NewKey second = keys().create();
        use(second);

        assertThatThrownBy(() -> run(HOUR))
                .hasMessage("user `ada` has two access keys: say which one goes with --retire");
        assertThatThrownBy(() -> rotation("", HOUR).run(Optional.of("AKIA"), HOUR, handedOver::add))
                .hasMessage("user `ada` has no access key `AKIA`");
        assertThat(
                        rotation("", HOUR)
                                .run(Optional.of(old.id()), Duration.ZERO, handedOver::add)
                                .newKey())
                .isEqualTo(second.id());
        assertThat(handedOver).isEmpty();
    }

    @Test
    void itDoesNotDeactivateTheKeyThatItSignsWith() throws Exception {
        run(HOUR);
        use(handedOver.getFirst());

        assertThatThrownBy(() ->
                        rotation(old.id(), Duration.ZERO)
                                .run(Optional.empty(), HOUR, handedOver::add))
                .hasMessageEndingWith("itself: run it again with the new key");
        assertThat(keys().list()).allMatch(UserKeys.Key::active);
    }

    @Test
    void whoHasNoKeyHasNoneToReplace() throws Exception {
        keys().delete(old.id());

        assertThatThrownBy(() -> run(HOUR)).hasMessage("user `ada` has no access key to replace");
    }

    private KeyRotation.End run(Duration grace) throws Exception {
        return rotation("", Duration.ZERO).run(Optional.empty(), grace, handedOver::add);
    }

    private KeyRotation rotation(String signingKey, Duration timeout) throws Exception {
        return new KeyRotation(
                "ada",
                SANDBOX.admin(),
                signingKey,
                new KeyRotation.Waiting(
                        () -> now,
                        time -> pause.of(time),
                        Duration.ofSeconds(5),
                        now.plus(timeout)),
                _ -> {});
    }

    private static UserKeys keys() throws Exception {
        return new UserKeys("ada", SANDBOX.admin());
    }

    private static void use(UserKeys.NewKey key) throws Exception {
        SANDBOX.as(key.id(), key.secret()).call("GetUser", Map.of());
    }
}
