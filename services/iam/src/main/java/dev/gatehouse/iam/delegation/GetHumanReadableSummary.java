package dev.gatehouse.iam.delegation;

import static dev.gatehouse.api.iam.IamErrorCode.INVALID_INPUT;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import dev.gatehouse.api.iam.GetHumanReadableSummaryRequest;
import dev.gatehouse.api.iam.GetHumanReadableSummaryResponse;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.policy.Arn;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Says in words what a delegation request asks for. The words come from the policy itself, and
/// there are English ones only.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetHumanReadableSummary.html">GetHumanReadableSummary</a>
public final class GetHumanReadableSummary
        implements Operation<GetHumanReadableSummaryRequest, GetHumanReadableSummaryResponse> {
    private static final String ACTION = "iam:GetHumanReadableSummary";
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})?");

    @Override
    public Access access(GetHumanReadableSummaryRequest request, Call call) {
        return id(request)
                .filter(id -> request.entityArn().equals(DelegationRequests.arn(id, call)))
                .map(id -> DelegationRequests.accessOfOwner(ACTION, id, call))
                .orElseGet(() -> Access.to(ACTION, request.entityArn()));
    }

    @Override
    public GetHumanReadableSummaryResponse handle(
            GetHumanReadableSummaryRequest request, Call call) {
        String arn = request.entityArn();
        String id =
                id(request)
                        .orElseThrow(() ->
                                INVALID_INPUT.because(
                                        "ARN %s is not the ARN of a delegation request.", arn));
        if (!arn.equals(DelegationRequests.arn(id, call))) {
            throw NO_SUCH_ENTITY.because("The delegation request %s cannot be found.", arn);
        }
        DelegationRequest found = DelegationRequests.get(id, call);
        String locale = request.locale().orElse("en");
        if (!LOCALE.matcher(locale).matches()) {
            throw INVALID_INPUT.because("Locale %s is not valid.", locale);
        }
        GetHumanReadableSummaryResponse.Builder answer =
                GetHumanReadableSummaryResponse.builder().locale(locale);
        String language = locale.split("[-_]", -1)[0].toLowerCase(Locale.ROOT);
        return language.equals("en")
                ? answer.summaryState("AVAILABLE").summaryContent(SummaryText.of(found)).build()
                : answer.summaryState("NOT_SUPPORTED").build();
    }

    private static Optional<String> id(GetHumanReadableSummaryRequest request) {
        return Arn.find(request.entityArn())
                .filter(arn -> arn.service().equals("iam"))
                .map(Arn::resource)
                .filter(resource -> resource.startsWith(DelegationRequests.RESOURCE + "/"))
                .map(resource -> resource.substring(DelegationRequests.RESOURCE.length() + 1));
    }
}
