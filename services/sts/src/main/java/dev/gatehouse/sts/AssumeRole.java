package dev.gatehouse.sts;

import static dev.gatehouse.api.CommonErrorCode.ACCESS_DENIED;
import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.sts.StsErrorCode.MALFORMED_POLICY_DOCUMENT;
import static dev.gatehouse.api.sts.StsErrorCode.PACKED_POLICY_TOO_LARGE;

import dev.gatehouse.api.sts.AssumeRoleRequest;
import dev.gatehouse.api.sts.AssumeRoleResponse;
import dev.gatehouse.api.sts.AssumedRoleUser;
import dev.gatehouse.api.sts.PolicyDescriptorType;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.IdentityDirectory;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.operation.ResourcePolicy;
import dev.gatehouse.operation.RoleDirectory;
import dev.gatehouse.operation.SecondFactors;
import dev.gatehouse.policy.Arn;
import dev.gatehouse.policy.PolicyType;
import dev.gatehouse.policy.json.ParseResult;
import dev.gatehouse.policy.json.PolicyParser;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives the caller temporary credentials of a role, if its trust policy allows.
///
/// @see <a
///   href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
    private static final int DEFAULT_SECONDS = 3_600;
    private static final int MAX_CHAINED_SECONDS = 3_600;
    private static final int MAX_POLICY_SIZE = 2_048;

    private final RoleDirectory roles;
    private final IdentityDirectory identities;
    private final Sessions sessions;
    private final SecondFactors secondFactors;

    AssumeRole(
            RoleDirectory roles,
            IdentityDirectory identities,
            Sessions sessions,
            SecondFactors secondFactors) {
        this.roles = roles;
        this.identities = identities;
        this.sessions = sessions;
        this.secondFactors = secondFactors;
    }

    @Override
    public Access access(AssumeRoleRequest request, Call call) {
        if (call.caller() instanceof Caller.Root) {
            throw ACCESS_DENIED.because("Roles may not be assumed by root accounts.");
        }
        RoleArn arn = RoleArn.parse(request.roleArn());
        Optional<RoleDirectory.Entry> role = find(arn, call);
        Optional<Session> asking = call.credential().session();
        SessionTags tags = SessionTags.of(request.tags(), request.transitiveTagKeys(), asking);
        Optional<String> source = sourceIdentity(request, asking);
        Optional<OneTimeCode> code = code(request);
        code.ifPresent(proof -> proof.check(secondFactors, call));
        Access access = Access.to("sts:AssumeRole", request.roleArn());
        if (!tags.all().isEmpty()) {
            access = access.and(Access.to("sts:TagSession", request.roleArn()));
        }
        if (source.isPresent()) {
            access = access.and(Access.to("sts:SetSourceIdentity", request.roleArn()));
        }
        return access.with("aws:MultiFactorAuthPresent", code.map(_ -> "true"))
                .with("aws:MultiFactorAuthAge", code.map(_ -> "0"))
                .with("sts:RoleSessionName", request.roleSessionName())
                .with("sts:ExternalId", request.externalId())
                .with("sts:SourceIdentity", source)
                .with("sts:TransitiveTagKeys", List.copyOf(tags.transitive()))
                .requestingTags(tags.all())
                .onResourceTagged(role.map(RoleDirectory.Entry::tags).orElse(Map.of()))
                .governedBy(
                        ResourcePolicy.ofRole(
                                arn.account(),
                                request.roleArn(),
                                role.map(RoleDirectory.Entry::trustPolicy)));
    }

    static Optional<OneTimeCode> code(AssumeRoleRequest request) {
        return OneTimeCode.of(request.serialNumber(), request.tokenCode());
    }

    @Override
    public AssumeRoleResponse handle(AssumeRoleRequest request, Call call) {
        RoleArn arn = RoleArn.parse(request.roleArn());
        RoleDirectory.Entry role =
                find(arn, call)
                        .orElseThrow(() ->
                                new IllegalStateException("a role was assumed that is not there"));
        Optional<OneTimeCode> code = code(request);
        code.ifPresent(proof -> proof.spend(secondFactors, call));
        if (!request.providedContexts().isEmpty()) {
            throw VALIDATION_ERROR.because("ProvidedContexts are not supported.");
        }
        Optional<Session> asking = call.credential().session();
        SessionTags tags = SessionTags.of(request.tags(), request.transitiveTagKeys(), asking);
        Instant issued = call.at().truncatedTo(ChronoUnit.SECONDS);
        var session =
                new Session(
                        issued,
                        issued.plusSeconds(seconds(request, role, call)),
                        code.map(_ -> issued),
                        request.policy().stream().toList(),
                        request.policyArns().stream().flatMap(p -> p.arn().stream()).toList(),
                        tags.all(),
                        tags.transitive(),
                        sourceIdentity(request, asking),
                        asking.map(Session::origin).orElse(call.caller().userId()),
                        call.caller() instanceof Caller.RoleSession,
                        Optional.empty());
        Optional<Integer> packed = packedSize(request, arn, call);
        var caller =
                new Caller.RoleSession(
                        arn.account(),
                        role.arn(),
                        role.id(),
                        role.name(),
                        request.roleSessionName());
        return AssumeRoleResponse.builder()
                .assumedRoleUser(new AssumedRoleUser(caller.arn(), caller.userId()))
                .credentials(sessions.issue(caller, session))
                .packedPolicySize(packed)
                .sourceIdentity(session.sourceIdentity())
                .build();
    }

    private Optional<RoleDirectory.Entry> find(RoleArn arn, Call call) {
        return roles.findByName(arn.account(), call.view(arn.account()), arn.name())
                .filter(role -> role.arn().equals(arn.text()));
    }

    private static Optional<String> sourceIdentity(
            AssumeRoleRequest request, Optional<Session> asking) {
        Optional<String> inherited = asking.flatMap(Session::sourceIdentity);
        if (inherited.isPresent()
                && request.sourceIdentity().isPresent()
                && !request.sourceIdentity().equals(inherited)) {
            throw ACCESS_DENIED.because(
                    "SourceIdentity cannot be changed: the session that asks has another.");
        }
        return inherited.or(request::sourceIdentity);
    }

    private static int seconds(AssumeRoleRequest request, RoleDirectory.Entry role, Call call) {
        int seconds = request.durationSeconds().orElse(DEFAULT_SECONDS);
        if (call.caller() instanceof Caller.RoleSession && seconds > MAX_CHAINED_SECONDS) {
            throw VALIDATION_ERROR.because(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles"
                            + " assumed by role chaining.");
        }
        if (seconds > role.maxSessionDuration().toSeconds()) {
            throw VALIDATION_ERROR.because(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                            + " role.");
        }
        return seconds;
    }

    /// How much of what a session can carry its policies take, in percent; empty without policies.
    private Optional<Integer> packedSize(AssumeRoleRequest request, RoleArn role, Call call) {
        int size = request.policy().map(String::length).orElse(0);
        for (PolicyDescriptorType descriptor : request.policyArns()) {
            String arn = descriptor.arn().orElse("");
            if (identities
                    .managedPolicy(role.account(), call.view(role.account()), arn)
                    .isEmpty()) {
                throw MALFORMED_POLICY_DOCUMENT.because(
                        "PolicyArn %s does not exist in the account of the role.", arn);
            }
            size += arn.length();
        }
        if (request.policy().isPresent()
                && PolicyParser.validate(request.policy().get(), PolicyType.SESSION)
                        instanceof ParseResult.Malformed malformed) {
            throw MALFORMED_POLICY_DOCUMENT.because("%s", malformed.message());
        }
        if (size > MAX_POLICY_SIZE) {
            throw PACKED_POLICY_TOO_LARGE.because(
                    "Packed policy consumes %d%% of allotted space, please use smaller policy.",
                    size * 100 / MAX_POLICY_SIZE);
        }
        return size == 0
                ? Optional.empty()
                : Optional.of(Math.max(1, size * 100 / MAX_POLICY_SIZE));
    }

    /// The ARN of a role, taken apart.
    private record RoleArn(String text, Account account, String name) {
        static RoleArn parse(String text) {
            Arn arn = Arn.find(text).orElseThrow(() -> invalid(text));
            Optional<AccountId> id = AccountId.find(arn.account());
            Optional<Partition> partition = Partition.find(arn.partition());
            boolean isRole = arn.service().equals("iam") && arn.resource().startsWith("role/");
            if (id.isEmpty() || partition.isEmpty() || !isRole) {
                throw invalid(text);
            }
            String name = arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
            return new RoleArn(text, new Account(partition.get(), id.get()), name);
        }

        private static RuntimeException invalid(String text) {
            return VALIDATION_ERROR.because("%s is invalid", text);
        }
    }
}
