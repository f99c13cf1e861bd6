package dev.gatehouse.operation;

/// The devices by which callers prove that they are who their key says.
public interface SecondFactors {
    /// Checks a one-time code of a device of the caller. Changes nothing.
    ///
    /// @throws dev.gatehouse.api.AwsException `AccessDenied` if the device is not the caller's, or
    ///   the code is wrong or was used before
    void check(String serialNumber, String code, Call call);

    /// Notes that a code is used, so that nobody can use it again.
    ///
    /// @throws dev.gatehouse.api.AwsException as [#check] does
    void spend(String serialNumber, String code, Call call);
}
