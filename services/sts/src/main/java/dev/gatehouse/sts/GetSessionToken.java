package dev.gatehouse.sts;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;

import dev.gatehouse.api.sts.GetSessionTokenRequest;
import dev.gatehouse.api.sts.GetSessionTokenResponse;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.SecondFactors;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives a user, or root, temporary credentials of their own.
///
/// @see <a
///   href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html">GetSessionToken</a>
final class GetSessionToken implements Operation<GetSessionTokenRequest, GetSessionTokenResponse> {
    private static final int DEFAULT_SECONDS = 43_200;
    private static final int MAX_ROOT_SECONDS = 3_600;
    private final Sessions sessions;
    private final SecondFactors secondFactors;

    GetSessionToken(Sessions sessions, SecondFactors secondFactors) {
        this.sessions = sessions;
        this.secondFactors = secondFactors;
    }

    @Override
    public Access access(GetSessionTokenRequest request, Call call) {
        if (call.credential().session().isPresent()) {
            throw ACCESS_DENIED.because("Cannot call GetSessionToken with session credentials");
        }
        code(request).ifPresent(proof -> proof.check(secondFactors, call));
        return Access.unlessDenied("sts:GetSessionToken", "*");
    }

    static Optional<OneTimeCode> code(GetSessionTokenRequest request) {
        return OneTimeCode.of(request.serialNumber(), request.tokenCode());
    }

    @Override
    public GetSessionTokenResponse handle(GetSessionTokenRequest request, Call call) {
        Optional<OneTimeCode> code = code(request);
        code.ifPresent(proof -> proof.spend(secondFactors, call));
        int asked = request.durationSeconds().orElse(DEFAULT_SECONDS);
        int seconds =
                call.caller() instanceof Caller.Root ? Math.min(asked, MAX_ROOT_SECONDS) : asked;
        Instant issued = call.at().truncatedTo(ChronoUnit.SECONDS);
        var session =
                new Session(
                        issued,
                        issued.plusSeconds(seconds),
                        code.map(_ -> issued),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Set.of(),
                        Optional.empty(),
                        call.caller().userId(),
                        false,
                        Optional.empty());
        return GetSessionTokenResponse.builder()
                .credentials(sessions.issue(call.caller(), session))
                .build();
    }
}
