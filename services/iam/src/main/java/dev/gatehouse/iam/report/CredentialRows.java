package dev.gatehouse.iam.report;

import dev.gatehouse.iam.accesskey.AccessKey;
import dev.gatehouse.iam.account.AccountProfile;
import dev.gatehouse.iam.loginprofile.LoginProfile;
import dev.gatehouse.iam.mfa.AssignedDevice;
import dev.gatehouse.iam.passwordpolicy.PasswordPolicy;
import dev.gatehouse.iam.signingcertificate.SigningCertificate;
import dev.gatehouse.iam.user.User;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The lines of a credential report: root first, then the users by name.
record CredentialRows(LastUses uses, Call call) {
    private static final String HEADER =
            """
            user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,\
            password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,\
            access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,\
            access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,\
            access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,\
            cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info\
            """;

    private static final String NONE = "N/A";
    private static final String NOT_SUPPORTED = "not_supported";
    private static final String NO_INFORMATION = "no_information";
    private static final String YES = "true";
    private static final String NO = "false";
    private static final int KEYS = 2;
    private static final int CERTIFICATES = 2;

    /// The report as CSV.
    String csv() {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        lines.add(root());
        call.view().all(User.KIND).stream()
                .sorted(Comparator.comparing(User::key))
                .map(this::user)
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private String root() {
        var fields = new ArrayList<String>();
        fields.add("<root_account>");
        fields.add(call.account().rootArn());
        fields.add(time(AccountProfile.in(call).created()));
        fields.addAll(rootPassword());
        addDevicesAndKeys(fields, call.account().id().value());
        return String.join(",", fields);
    }

    /// Whether root has a password is not told; when it was used last is.
    private List<String> rootPassword() {
        return List.of(
                NOT_SUPPORTED,
                uses.ofPassword(call.account().id().value())
                        .map(CredentialRows::time)
                        .orElse(NO_INFORMATION),
                NOT_SUPPORTED,
                NOT_SUPPORTED);
    }

    /// Names cannot hold what CSV would have to quote, but for the comma of a user's name.
    private String user(User user) {
        var fields = new ArrayList<String>();
        fields.add(quoted(user.name()));
        fields.add(quoted(user.arn(call.account())));
        fields.add(time(user.created()));
        fields.addAll(password(user));
        addDevicesAndKeys(fields, user.id());
        return String.join(",", fields);
    }

    private List<String> password(User user) {
        return call.view().by(LoginProfile.KIND, "owner", user.id()).stream()
                .findFirst()
                .map(profile ->
                        List.of(
                                YES,
                                uses.ofPassword(user.id())
                                        .map(CredentialRows::time)
                                        .orElse(NO_INFORMATION),
                                time(profile.set()),
                                nextRotation(profile.set())))
                .orElse(List.of(NO, NONE, NONE, NONE));
    }

    private String nextRotation(Instant set) {
        return PasswordPolicy.in(call)
                .maxAgeDays()
                .map(days -> time(set.plus(days, ChronoUnit.DAYS)))
                .orElse(NONE);
    }

    private void addDevicesAndKeys(List<String> fields, String ownerId) {
        boolean hasDevice = AssignedDevice.has(ownerId, call.view());
        fields.add(hasDevice ? YES : NO);
        List<AccessKey> keys =
                call.view().by(AccessKey.KIND, "owner", ownerId).stream()
                        .sorted(
                                Comparator.comparing(AccessKey::created)
                                        .thenComparing(AccessKey::id))
                        .toList();
        for (int i = 0; i < KEYS; i++) {
            fields.addAll(i < keys.size() ? key(keys.get(i)) : List.of(NO, NONE, NONE, NONE, NONE));
        }
        addCertificates(fields, ownerId);
        fields.add(NONE);
    }

    /// Those that are switched off come first, as in AWS's report.
    private void addCertificates(List<String> fields, String ownerId) {
        List<SigningCertificate> certificates =
                call.view().by(SigningCertificate.KIND, "owner", ownerId).stream()
                        .sorted(
                                Comparator.comparing(SigningCertificate::active)
                                        .thenComparing(SigningCertificate::uploaded)
                                        .thenComparing(SigningCertificate::id))
                        .toList();
        for (int i = 0; i < CERTIFICATES; i++) {
            fields.addAll(
                    i < certificates.size() ? certificate(certificates.get(i)) : List.of(NO, NONE));
        }
    }

    private static List<String> certificate(SigningCertificate certificate) {
        return List.of(String.valueOf(certificate.active()), time(certificate.uploaded()));
    }

    private List<String> key(AccessKey key) {
        Optional<LastUses.Use> use = uses.ofAccessKey(key.id());
        return List.of(
                String.valueOf(key.active()),
                time(key.created()),
                use.map(LastUses.Use::at).map(CredentialRows::time).orElse(NONE),
                use.map(LastUses.Use::region).orElse(NONE),
                use.map(LastUses.Use::service).orElse(NONE));
    }

    private static String quoted(String field) {
        return field.contains(",") ? "\"" + field + "\"" : field;
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "+00:00");
    }
}
