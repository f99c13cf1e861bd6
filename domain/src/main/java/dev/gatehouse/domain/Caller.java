package dev.gatehouse.domain;

/// Who signed a request.
///
/// @see <a
///   href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
public sealed interface Caller {
    /// The account the caller belongs to.
    Account account();

    /// The ARN under which the caller appears in answers, events and denials.
    String arn();

    /// `aws:userid`: the account id of root, a user's unique id, or `ROLEID:session-name`.
    String userId();

    /// The name of the user or role; `root` for root.
    String name();

    /// The account's root user.
    record Root(Account account) implements Caller {
        @Override
        public String arn() {
            return account.rootArn();
        }

        @Override
        public String userId() {
            return account.id().value();
        }

        @Override
        public String name() {
            return "root";
        }
    }

    /// An IAM user. `userId` is its unique id (`AIDA…`), `name` as it is stored.
    record User(Account account, String arn, String userId, String name) implements Caller {}

    /// A session of a role. `roleArn` is the role's own ARN with its path, `roleId` its unique id
    /// (`AROA…`).
    record RoleSession(
            Account account, String roleArn, String roleId, String roleName, String sessionName)
            implements Caller {
        @Override
        public String arn() {
            return account.stsArn("assumed-role/" + roleName + "/" + sessionName);
        }

        @Override
        public String userId() {
            return roleId + ":" + sessionName;
        }

        @Override
        public String name() {
            return roleName;
        }
    }
}
