package dev.gatehouse.sts;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.SecondFactors;
import java.util.Optional;

/// A one-time code that a request brings, and the device that made it.
record OneTimeCode(Optional<String> serialNumber, Optional<String> code) {
    /// What a request brings; empty if it brings neither.
    static Optional<OneTimeCode> of(Optional<String> serialNumber, Optional<String> code) {
        return serialNumber.isEmpty() && code.isEmpty()
                ? Optional.empty()
                : Optional.of(new OneTimeCode(serialNumber, code));
    }

    /// Refuses a code that is not the caller's, or is wrong. Changes nothing.
    void check(SecondFactors secondFactors, Call call) {
        secondFactors.check(required(serialNumber), required(code), call);
    }

    /// Notes the code as used.
    void spend(SecondFactors secondFactors, Call call) {
        secondFactors.spend(required(serialNumber), required(code), call);
    }

    private static String required(Optional<String> part) {
        return part.orElseThrow(() ->
                ACCESS_DENIED.because(
                        "MultiFactorAuthentication failed, must provide both MFA serial number and"
                                + " one time pass code."));
    }

    /// Never shows the code.
    @Override
    public String toString() {
        return "OneTimeCode[hidden]";
    }
}
