package dev.gatehouse.cli.iam;

import dev.gatehouse.cli.client.IamApi;
import dev.gatehouse.cli.client.RefusedException;
import dev.gatehouse.cli.client.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// All that has to go so that a user can be deleted, and then the user: first what they can sign in
/// and call with, so that they are out at once, then what they may.
///
/// @param userName as the server has it
record Departure(String userName, List<Step> steps) {

    /// One thing that goes.
    ///
    /// @param what it is, such as `access key AKIA…`
    record Step(String what, String operation, Map<String, String> parameters) {
        void perform(IamApi iam) throws IOException, InterruptedException {
            iam.call(operation, parameters);
        }
    }

    /// How far it came.
    ///
    /// @param left what is still there; empty if all is gone
    /// @param refusal why it stopped
    record End(List<Step> left, String refusal) {}

    /// @throws RefusedException if there is no such user, or something may not be listed
    static Departure of(String name, IamApi iam) throws IOException, InterruptedException {
        String user =
                iam.call("GetUser", Map.of("UserName", name))
                        .child("User")
                        .map(found -> found.text("UserName"))
                        .orElse(name);
        var plan = new Plan(user, iam);
        plan.add(
                "access key",
                "ListAccessKeys",
                "AccessKeyMetadata",
                "AccessKeyId",
                "DeleteAccessKey");
        if (iam.find("GetLoginProfile", Map.of("UserName", user)).isPresent()) {
            plan.add("password", "DeleteLoginProfile", Map.of());
        }
        for (Xml device : iam.list("ListMFADevices", Map.of("UserName", user), "MFADevices")) {
            String serial = device.text("SerialNumber");
            plan.add(
                    "use of MFA device " + serial,
                    "DeactivateMFADevice",
                    Map.of("SerialNumber", serial));
            if (serial.contains(":mfa/")) {
                plan.steps.add(
                        new Step(
                                "virtual MFA device " + serial,
                                "DeleteVirtualMFADevice",
                                Map.of("SerialNumber", serial)));
            }
        }
        plan.add(
                "service-specific credential",
                "ListServiceSpecificCredentials",
                "ServiceSpecificCredentials",
                "ServiceSpecificCredentialId",
                "DeleteServiceSpecificCredential");
        plan.add(
                "SSH public key",
                "ListSSHPublicKeys",
                "SSHPublicKeys",
                "SSHPublicKeyId",
                "DeleteSSHPublicKey");
        plan.add(
                "signing certificate",
                "ListSigningCertificates",
                "Certificates",
                "CertificateId",
                "DeleteSigningCertificate");
        plan.add(
                "attachment of policy",
                "ListAttachedUserPolicies",
                "AttachedPolicies",
                "PolicyArn",
                "DetachUserPolicy");
        for (Xml policy : iam.list("ListUserPolicies", Map.of("UserName", user), "PolicyNames")) {
            plan.add(
                    "inline policy " + policy.text(),
                    "DeleteUserPolicy",
                    Map.of("PolicyName", policy.text()));
        }
        plan.add(
                "membership in group",
                "ListGroupsForUser",
                "Groups",
                "GroupName",
                "RemoveUserFromGroup");
        plan.add("user " + user, "DeleteUser", Map.of());
        return new Departure(user, plan.steps);
    }

    /// Whether an access key goes.
    boolean removesKey(String accessKeyId) {
        return steps.stream()
                .anyMatch(step -> accessKeyId.equals(step.parameters().get("AccessKeyId")));
    }

    /// Removes one thing after the other. What somebody else has removed meanwhile is gone too.
    ///
    /// @param gone told of each
    End perform(IamApi iam, Consumer<Step> gone) throws IOException, InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            try {
                step.perform(iam);
            } catch (RefusedException refused) {
                if (!refused.code().equals("NoSuchEntity")) {
                    return new End(
                            steps.subList(i, steps.size()), String.valueOf(refused.getMessage()));
                }
            }
            gone.accept(step);
        }
        return new End(List.of(), "");
    }

    /// The steps as they are found.
    private record Plan(String user, IamApi iam, List<Step> steps) {
        Plan(String user, IamApi iam) {
            this(user, iam, new ArrayList<>());
        }

        void add(String what, String operation, Map<String, String> parameters) {
            var all = new HashMap<>(parameters);
            all.put("UserName", user);
            steps.add(new Step(what, operation, Map.copyOf(all)));
        }

        /// A step for each member of a list.
        void add(String what, String list, String members, String id, String removal)
                throws IOException, InterruptedException {
            for (Xml member : iam.list(list, Map.of("UserName", user), members)) {
                add(what + " " + member.text(id), removal, Map.of(id, member.text(id)));
            }
        }
    }
}
