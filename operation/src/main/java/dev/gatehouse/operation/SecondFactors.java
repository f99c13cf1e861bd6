package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.store.View;
import java.util.List;
import java.util.OptionalInt;

/// The devices by which callers prove that they are who their key says.
public interface SecondFactors {
    /// The devices of a user or of root, in the order of their serial numbers.
    ///
    /// @param ownerId the unique id of the user, or the account id for root
    List<Factor> factors(Account account, View view, String ownerId);

    /// How many recovery codes somebody has left; empty if none were made.
    ///
    /// @param ownerId as of [#factors]
    OptionalInt recoveryCodes(View view, String ownerId);

    /// The relying party id to which security keys answer here.
    String site();

    /// Checks a one-time code of a device of the caller. Changes nothing.
    ///
    /// @throws dev.gatehouse.api.AwsException `AccessDenied` if the device is not the caller's, or
    ///   the code is wrong or was used before
    void check(String serialNumber, String code, Call call);

    /// Notes that a code is used, so that nobody can use it again.
    ///
    /// @throws dev.gatehouse.api.AwsException as [#check] does
    void spend(String serialNumber, String code, Call call);

    /// Checks a proof of any kind and, if it is right, notes that it is used.
    ProofResult spend(FactorProof proof, Call call);
}
