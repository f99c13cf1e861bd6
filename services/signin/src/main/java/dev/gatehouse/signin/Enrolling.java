package dev.gatehouse.signin;

import dev.gatehouse.domain.Caller;

/// What a session may do whose account demands a second factor that the person does not have yet:
/// enrol one, see what is needed for that, and change the own password.
final class Enrolling {
    private static final String OF_THE_PERSON =
            "\"iam:EnableMFADevice\",\"iam:ResyncMFADevice\",\"iam:ListMFADevices\",\"iam:GetUser\","
                    + "\"iam:ChangePassword\"";
    private static final String OF_THE_ACCOUNT =
            "\"iam:CreateVirtualMFADevice\",\"iam:ListVirtualMFADevices\",\"iam:GetMFADevice\","
                    + "\"iam:GetAccountPasswordPolicy\",\"sts:GetCallerIdentity\"";

    private Enrolling() {}

    /// The session policy. It says by explicit denials too what it does not allow: a policy of a
    /// resource that names the user would reach past what a session policy merely leaves out.
    static String policy(Caller caller) {
        return """
        {"Version":"2012-10-17","Statement":[
        {"Effect":"Allow","Action":[%1$s,%2$s],"Resource":"*"},
        {"Effect":"Deny","NotAction":[%1$s,%2$s],"Resource":"*"},
        {"Effect":"Deny","Action":[%1$s],"NotResource":"%3$s"}]}\
        """
                .formatted(OF_THE_PERSON, OF_THE_ACCOUNT, caller.arn());
    }
}
