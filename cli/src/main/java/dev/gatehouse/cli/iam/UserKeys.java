package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The access keys of a user.
record UserKeys(String userName, IamApi iam) {

    /// An access key as a list shows it.
    record Key(String id, boolean active, Instant created) {
        static Key of(Xml entry) {
            return new Key(
                    entry.text("AccessKeyId"),
                    entry.text("Status").equals("Active"),
                    Instant.parse(entry.text("CreateDate")));
        }
    }

    /// An access key with its secret, as it is shown once.
    record NewKey(String id, String secret) {
        /// As variables of a shell.
        String environment() {
            return "AWS_ACCESS_KEY_ID=%s%nAWS_SECRET_ACCESS_KEY=%s%n".formatted(id, secret);
        }

        @Override
        public String toString() {
            return "NewKey[" + id + ", hidden]";
        }
    }

    List<Key> list() throws IOException, InterruptedException {
        return iam
                .list("ListAccessKeys", Map.of("UserName", userName), "AccessKeyMetadata")
                .stream()
                .map(Key::of)
                .toList();
    }

    NewKey create() throws IOException, InterruptedException {
        Xml key =
                iam.call("CreateAccessKey", Map.of("UserName", userName))
                        .child("AccessKey")
                        .orElseThrow(() -> new IOException("the server's answer has no key"));
        return new NewKey(key.text("AccessKeyId"), key.text("SecretAccessKey"));
    }

    void setActive(String id) throws IOException, InterruptedException {
        update(id, "Active");
    }

    void setInactive(String id) throws IOException, InterruptedException {
        update(id, "Inactive");
    }

    private void update(String id, String status) throws IOException, InterruptedException {
        iam.call(
                "UpdateAccessKey",
                Map.of("UserName", userName, "AccessKeyId", id, "Status", status));
    }

    void delete(String id) throws IOException, InterruptedException {
        iam.call("DeleteAccessKey", Map.of("UserName", userName, "AccessKeyId", id));
    }

    /// When a key was used last; empty if never.
    Optional<Instant> lastUsed(String id) throws IOException, InterruptedException {
        return iam.call("GetAccessKeyLastUsed", Map.of("AccessKeyId", id))
                .child("AccessKeyLastUsed")
                .map(use -> use.text("LastUsedDate"))
                .filter(date -> !date.isEmpty() && !date.equals("N/A"))
                .map(Instant::parse);
    }
}
