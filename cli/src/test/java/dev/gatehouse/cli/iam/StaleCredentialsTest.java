package dev.gatehouse.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.IamSandbox;
import dev.gatehouse.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Old and unused keys and passwords are found, deactivated together, and restored.
@Requirement("L5")
class StaleCredentialsTest {
    @RegisterExtension static final IamSandbox SANDBOX = new IamSandbox();

    private static final String ROOT = "<root_account>";

    @TempDir private Path folder = Path.of("");

    @Test
    void unusedAndOldOnesAreFound() throws Exception {
        UserKeys.NewKey unused = newKey("ada");
        UserKeys.NewKey used = newKey("bob");
        SANDBOX.addUser("carl");
        SANDBOX.admin()
                .call(
                        "CreateLoginProfile",
                        Map.of("UserName", "carl", "Password", "Violet-tram-77"));
        SANDBOX.advance(Duration.ofDays(91));
        use(used);
        newKey("dora");

        List<StaleCredential> byUse = find(OptionalInt.of(90), OptionalInt.empty());
        assertThat(byUse)
                .extracting(StaleCredential::userName)
                .containsExactly(ROOT, "ada", "carl");
        assertThat(byUse.get(1).accessKeyId()).contains(unused.id());
        assertThat(byUse.get(1).words()).endsWith("91 days old, never used");
        assertThat(byUse.get(2).kind()).isEqualTo(StaleCredential.Kind.PASSWORD);
        assertThat(find(OptionalInt.empty(), OptionalInt.of(90)))
                .extracting(StaleCredential::userName)
                .containsExactly(ROOT, "ada", "admin", "bob", "carl");
        assertThat(find(OptionalInt.of(92), OptionalInt.of(100))).isEmpty();
    }

    @Test
    void allAtOnceAreDeactivatedAndRestored() throws Exception {
        UserKeys.NewKey key = newKey("ada");
        IamApi iam = SANDBOX.admin();
        iam.call("CreateLoginProfile", Map.of("UserName", "ada", "Password", "Violet-tram-77"));
        SANDBOX.advance(Duration.ofDays(91));
        List<StaleCredential> stale =
                find(OptionalInt.of(90), OptionalInt.empty()).stream()
                        .filter(StaleCredential::isOfUser)
                        .toList();
        Path file = folder.resolve("record.jsonl");

        try (var record = PrivateFile.create(file)) {
            DeactivationRecord.deactivate(stale, record, iam);
        }
        assertThatThrownBy(() -> use(key)).hasMessageContaining("InvalidClientTokenId");
        assertThat(iam.find("GetLoginProfile", Map.of("UserName", "ada"))).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file)).doesNotContain(key.secret());
        assertThatThrownBy(() -> PrivateFile.create(file)).hasMessageContaining("exists already");

        var said = new ArrayList<String>();
        assertThat(DeactivationRecord.restore(file, iam, said::add, said::add)).isTrue();
        assertThat(said)
                .hasSize(2)
                .contains("active again: key " + key.id() + " of ada")
                .anyMatch(line -> line.startsWith("password of ada, to be changed at once: "));
        use(key);
        assertThat(iam.find("GetLoginProfile", Map.of("UserName", "ada"))).isPresent();
        assertThat(DeactivationRecord.restore(file, iam, _ -> {}, said::add)).isTrue();

        new UserKeys("ada", iam).delete(key.id());
        said.clear();
        assertThat(DeactivationRecord.restore(file, iam, _ -> {}, said::add)).isFalse();
        assertThat(said).singleElement().asString().contains(key.id(), "NoSuchEntity");
    }

    @Test
    void aFileThatIsNoRecordRestoresNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "{}\n");

        assertThatThrownBy(
                        () -> DeactivationRecord.restore(file, SANDBOX.admin(), _ -> {}, _ -> {}))
                .hasMessageEndingWith("is no record of deactivated credentials");
    }

    @Test
    void namesWithACommaAreReadAsTheyStand() {
        assertThat(CredentialRow.parse("user,arn,mfa_active\n\"a,b\",arn:x,true"))
                .singleElement()
                .returns("a,b", CredentialRow::user)
                .returns("arn:x", row -> row.text("arn"))
                .returns(true, row -> row.is("mfa_active"));
    }

    private static List<StaleCredential> find(OptionalInt unusedFor, OptionalInt olderThan)
            throws Exception {
        IamApi iam = SANDBOX.admin();
        return new StaleCredentials(
                        iam,
                        CredentialRow.report(iam, _ -> {}),
                        new StaleCredential.Limits(unusedFor, olderThan))
                .find();
    }

    private static UserKeys.NewKey newKey(String userName) throws Exception {
        SANDBOX.addUser(userName);
        return new UserKeys(userName, SANDBOX.admin()).create();
    }

    private static void use(UserKeys.NewKey key) throws Exception {
        SANDBOX.as(key.id(), key.secret()).call("GetUser", Map.of());
    }
}
