package dev.gatehouse.domain;

import java.util.Optional;

/// A group of AWS regions whose ARNs begin alike: `aws`, `aws-cn`, `aws-us-gov`.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
public enum Partition {
    AWS("aws", "amazonaws.com"),
    AWS_CN("aws-cn", "amazonaws.com.cn"),
    AWS_US_GOV("aws-us-gov", "amazonaws.com");

    private final String id;
    private final String dnsSuffix;

    Partition(String id, String dnsSuffix) {
        this.id = id;
        this.dnsSuffix = dnsSuffix;
    }

    /// The second field of the partition's ARNs.
    public String id() {
        return id;
    }

    /// What the service principals and endpoints of the partition end with.
    public String dnsSuffix() {
        return dnsSuffix;
    }

    /// The partition with this id.
    public static Optional<Partition> find(String id) {
        for (Partition partition : values()) {
            if (partition.id.equals(id)) {
                return Optional.of(partition);
            }
        }
        return Optional.empty();
    }

    /// The partition of a region by its name; unknown names are of partition `aws`.
    public static Partition ofRegion(String region) {
        if (region.startsWith("cn-") || region.equals("aws-cn-global")) {
            return AWS_CN;
        }
        return region.startsWith("us-gov-") || region.equals("aws-us-gov-global")
                ? AWS_US_GOV
                : AWS;
    }
}
