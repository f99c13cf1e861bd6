package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A file of what was deactivated, a JSON object a line, by which it can be undone. Each line is on
/// the disk before what it says is done.
final class DeactivationRecord {
    private static final String CHARACTERS =
            "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 24;

    private DeactivationRecord() {}

    /// Deactivates keys and removes passwords. A password cannot be deactivated: restored, its user
    /// gets another one.
    static void deactivate(List<StaleCredential> credentials, PrivateFile file, IamApi iam)
            throws IOException, InterruptedException {
        for (StaleCredential credential : credentials) {
            file.write(JsonMapper.shared().writeValueAsString(credential.members()) + "\n");
            if (credential.accessKeyId().isPresent()) {
                new UserKeys(credential.userName(), iam)
                        .setInactive(credential.accessKeyId().get());
            } else {
                iam.call("DeleteLoginProfile", Map.of("UserName", credential.userName()));
            }
        }
    }

    /// Undoes what a file records. Done twice, it changes nothing more.
    ///
    /// @param done told of each line, with the new password where there is one
    /// @param failed told why something could not be restored
    /// @return whether all was restored
    static boolean restore(Path file, IamApi iam, Consumer<String> done, Consumer<String> failed)
            throws IOException, InterruptedException {
        boolean all = true;
        for (JsonNode line : lines(file)) {
            String user = line.path("userName").asString("");
            String key = line.path("accessKeyId").asString("");
            try {
                if (!key.isEmpty()) {
                    new UserKeys(user, iam).setActive(key);
                    done.accept("active again: key " + key + " of " + user);
                } else {
                    done.accept(
                            withPassword(user, iam)
                                    .map(made ->
                                            "password of %s, to be changed at once: %s"
                                                    .formatted(user, made))
                                    .orElse(user + " has a password"));
                }
            } catch (RefusedException refused) {
                all = false;
                failed.accept(
                        "%s of %s: %s"
                                .formatted(
                                        key.isEmpty() ? "password" : "key " + key,
                                        user,
                                        refused.getMessage()));
            }
        }
        return all;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(file)) {
            try {
                JsonNode read = JsonMapper.shared().readTree(line);
                if (!read.path("userName").isString()) {
                    throw new IOException(file + " is no record of deactivated credentials");
                }
                lines.add(read);
            } catch (JacksonException e) {
                throw new IOException(file + " is no record of deactivated credentials", e);
            }
        }
        return lines;
    }

    /// The new password of a user; empty if they have one.
    private static Optional<String> withPassword(String user, IamApi iam)
            throws IOException, InterruptedException {
        if (iam.find("GetLoginProfile", Map.of("UserName", user)).isPresent()) {
            return Optional.empty();
        }
        String password = newPassword(new SecureRandom());
        iam.call(
                "CreateLoginProfile",
                Map.of("UserName", user, "Password", password, "PasswordResetRequired", "true"));
        return Optional.of(password);
    }

    /// With all classes of characters that a policy can ask for.
    private static String newPassword(SecureRandom random) {
        var password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return password + "-aA7";
    }
}
