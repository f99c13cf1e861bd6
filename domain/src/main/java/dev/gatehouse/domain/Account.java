package dev.gatehouse.domain;

/// An account in its partition. The partition belongs to the account, never to the region of a
/// request: a partition taken from the region would slip past every Deny.
public record Account(Partition partition, AccountId id) {

    /// The ARN of the account's root, as policies and `GetCallerIdentity` show it.
    public String rootArn() {
        return iamArn("root");
    }

    /// An ARN of service `iam` in this account, such as `arn:aws:iam::123456789012:user/alice`.
    public String iamArn(String resource) {
        return "arn:" + partition.id() + ":iam::" + id + ":" + resource;
    }

    /// An ARN of service `sts` in this account.
    public String stsArn(String resource) {
        return "arn:" + partition.id() + ":sts::" + id + ":" + resource;
    }

    @Override
    public String toString() {
        return partition.id() + "/" + id;
    }
}
