package dev.gatehouse.conformance.iam;

import dev.gatehouse.conformance.Policies;
import dev.gatehouse.conformance.SandboxServer;
import dev.gatehouse.conformance.SshKeys;
import dev.gatehouse.conformance.TestCertificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// What calls of `operation-cases.txt` need and a line cannot hold: certificates, keys, metadata.
final class CaseValues {
    private static final int SSH_KEYS = 5;

    private CaseValues() {}

    /// The values by name, made anew.
    static Map<String, String> made() {
        var values = new HashMap<String, String>();
        values.put("account", SandboxServer.ACCOUNT);
        values.put("metadata", ProvidersTest.metadata());
        values.put("not-metadata", "x".repeat(1_000));
        values.put("ssh", SshKeys.RSA);
        for (int n = 1; n <= 2; n++) {
            TestCertificate made = TestCertificate.lasting("site" + n);
            values.put("certificate" + n, made.pem());
            values.put("private-key" + n, made.key());
        }
        values.put("certificate3", TestCertificate.lasting("site3").pem());
        values.put("forged-certificate", TestCertificate.forged("site", Instant.now()).pem());
        values.put(
                "rsa-key",
                TestCertificate.pem(
                        "PRIVATE KEY", TestCertificate.rsa().getPrivate().getEncoded()));
        for (int n = 1; n <= SSH_KEYS; n++) {
            values.put(
                    "ssh" + n,
                    TestCertificate.pem(
                            "PUBLIC KEY", TestCertificate.rsa().getPublic().getEncoded()));
        }
        values.put(
                "long-trust",
                Policies.trustingService("ec2.amazonaws.com")
                        .replace("\"Effect\"", "\"Sid\":\"" + "x".repeat(2_000) + "\",\"Effect\""));
        return values;
    }
}
