package dev.gatehouse.authorization;

import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Identity;
import dev.gatehouse.operation.Permission;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.RequestPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The request context of a call: the condition keys of the caller, the time and the network, and
/// those that the operation determined.
///
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html">Global
///   condition keys</a>
final class CallContext {
    private CallContext() {}

    static RequestContext of(
            Permission permission,
            Call call,
            Optional<Identity> identity,
            RequestFacts facts,
            String resourceAccount) {
        RequestContext.Builder context =
                RequestContext.of(
                        permission.action(),
                        permission.resource(),
                        principal(call.caller()),
                        resourceAccount);
        addTime(context, call.at());
        addNetwork(context, facts);
        context.with("aws:ResourceAccount", resourceAccount);
        addCaller(context, call.caller());
        tags(call, identity)
                .forEach((key, value) -> context.with("aws:PrincipalTag/" + key, value));
        call.credential().session().ifPresent(session -> addSession(context, session, call.at()));
        permission.keys().forEach(context::with);
        return context.build();
    }

    /// The request context of an AWS service. What says something of a user, an account or the
    /// network that a request came from is not there.
    static RequestContext of(
            Permission permission,
            Call call,
            RequestPrincipal.Service service,
            RequestFacts facts,
            String resourceAccount) {
        RequestContext.Builder context =
                RequestContext.of(
                        permission.action(), permission.resource(), service, resourceAccount);
        addTime(context, call.at());
        context.with("aws:ResourceAccount", resourceAccount)
                .with("aws:SecureTransport", String.valueOf(facts.secure()))
                .with("aws:RequestedRegion", facts.region())
                .with("aws:ViaAWSService", "false")
                .with("aws:PrincipalIsAWSService", "true")
                .with("aws:PrincipalServiceName", service.name())
                .with("aws:PrincipalServiceNamesList", List.of(service.name()));
        permission.keys().forEach(context::with);
        return context.build();
    }

    private static void addTime(RequestContext.Builder context, Instant at) {
        Second now = Second.of(at);
        context.with("aws:CurrentTime", now.text)
                .with("aws:EpochTime", now.number)
                .deriving(now.hours::find);
    }

    /// A second as condition keys tell it. Many calls come in one, and to write a moment takes
    /// longer than to decide.
    private static final class Second {
        /// The last one that was asked for; a race makes an equal one.
        private static volatile Second last = new Second(0);

        private final long epoch;
        private final String text;
        private final String number;
        private final WorkingHours hours;

        private Second(long epoch) {
            Instant start = Instant.ofEpochSecond(epoch);
            this.epoch = epoch;
            this.text = start.toString();
            this.number = String.valueOf(epoch);
            this.hours = new WorkingHours(start);
        }

        static Second of(Instant at) {
            Second known = last;
            if (known.epoch != at.getEpochSecond()) {
                known = new Second(at.getEpochSecond());
                last = known;
            }
            return known;
        }
    }

    private static void addNetwork(RequestContext.Builder context, RequestFacts facts) {
        context.with("aws:SecureTransport", String.valueOf(facts.secure()))
                .with("aws:RequestedRegion", facts.region())
                .with("aws:ViaAWSService", "false")
                .with("aws:PrincipalIsAWSService", "false");
        String address = facts.endpoint().isPresent() ? "aws:VpcSourceIp" : "aws:SourceIp";
        facts.sourceIp().ifPresent(ip -> context.with(address, ip));
        facts.endpoint()
                .ifPresent(endpoint ->
                        context.with("aws:SourceVpc", endpoint.vpc())
                                .with("aws:SourceVpce", endpoint.id()));
        facts.userAgent().ifPresent(agent -> context.with("aws:UserAgent", agent));
    }

    private static void addCaller(RequestContext.Builder context, Caller caller) {
        context.with("aws:PrincipalAccount", caller.account().id().value())
                .with("aws:userid", caller.userId());
        switch (caller) {
            case Caller.Root root ->
                    context.with("aws:PrincipalType", "Account")
                            .with("aws:PrincipalArn", root.arn());
            case Caller.User user ->
                    context.with("aws:PrincipalType", "User")
                            .with("aws:PrincipalArn", user.arn())
                            .with("aws:username", user.name());
            case Caller.RoleSession role ->
                    context.with("aws:PrincipalType", "AssumedRole")
                            .with("aws:PrincipalArn", role.roleArn());
        }
    }

    private static Map<String, String> tags(Call call, Optional<Identity> identity) {
        var tags = new HashMap<>(identity.map(Identity::tags).orElse(Map.of()));
        call.credential()
                .session()
                .ifPresent(session ->
                        session.tags()
                                .forEach((key, value) -> {
                                    // Tag keys ignore letter case: a session's tag takes the role's
                                    // place.
                                    tags.keySet().removeIf(key::equalsIgnoreCase);
                                    tags.put(key, value);
                                }));
        return tags;
    }

    private static void addSession(RequestContext.Builder context, Session session, Instant at) {
        context.with("aws:TokenIssueTime", session.issued().toString())
                .with(
                        "aws:MultiFactorAuthPresent",
                        String.valueOf(session.mfaAuthenticated().isPresent()));
        session.mfaAuthenticated()
                .ifPresent(proven ->
                        context.with(
                                "aws:MultiFactorAuthAge",
                                String.valueOf(Duration.between(proven, at).toSeconds())));
        session.sourceIdentity().ifPresent(source -> context.with("aws:SourceIdentity", source));
    }

    private static RequestPrincipal principal(Caller caller) {
        String account = caller.account().id().value();
        return switch (caller) {
            case Caller.Root _ -> new RequestPrincipal.Root(account);
            case Caller.User user -> new RequestPrincipal.User(account, user.arn(), user.userId());
            case Caller.RoleSession role ->
                    new RequestPrincipal.RoleSession(
                            account, role.arn(), role.roleArn(), role.roleId());
        };
    }
}
