package dev.gatehouse.cli.decide;

import dev.gatehouse.policy.PolicyType;

/// The names of policy types in cases.
final class CaseTypes {
    private CaseTypes() {}

    /// @throws CaseException if it names none
    static PolicyType find(String kind) {
        return switch (kind) {
            case "identity" -> PolicyType.IDENTITY;
            case "boundary" -> PolicyType.PERMISSIONS_BOUNDARY;
            case "session" -> PolicyType.SESSION;
            case "resource" -> PolicyType.RESOURCE;
            case "trust" -> PolicyType.TRUST;
            case "scp" -> PolicyType.SERVICE_CONTROL;
            case "rcp" -> PolicyType.RESOURCE_CONTROL;
            case "vpce" -> PolicyType.VPC_ENDPOINT;
            default -> throw new CaseException("`policies." + kind + "` is no type of policy");
        };
    }
}
