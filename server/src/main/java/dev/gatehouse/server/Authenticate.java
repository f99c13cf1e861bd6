package dev.gatehouse.server;

import static dev.gatehouse.api.CommonErrorCode.MISSING_AUTHENTICATION_TOKEN;
import static dev.gatehouse.api.CommonErrorCode.SIGNATURE_DOES_NOT_MATCH;
import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gatehouse.api.AwsException;
import dev.gatehouse.authorization.RequestFacts;
import dev.gatehouse.authorization.Ruling;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Session;
import dev.gatehouse.operation.Access;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.LastUses;
import dev.gatehouse.operation.Service;
import dev.gatehouse.server.event.ObservedUses;
import dev.gatehouse.store.Draft;
import dev.gatehouse.wire.sigv4.CredentialScope;
import dev.gatehouse.wire.sigv4.Signature;
import dev.gatehouse.wire.sigv4.SignatureParser;
import dev.gatehouse.wire.sigv4.SignatureVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Says who signed the requests that another service received: what a store or a gateway needs that
/// speaks AWS's protocols and holds no secrets. With what the client wants to do it decides that
/// too, as of that client; and it hands out the key of the signature's scope, by which bodies are
/// signed piece by piece.
///
/// The service needs `gatehouse:AuthenticateFor`, and for a signing key `gatehouse:GetSigningKey`
/// on the client's ARN. Requests that are signed for a service of Gatehouse's own are refused:
/// whoever had their signing keys could act here as their signers.
///
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html">Signatures
///   of chunks</a>
final class Authenticate implements OwnOperation {
    private static final String ASK = "gatehouse:AuthenticateFor";
    private static final String ASK_FOR_KEY = "gatehouse:GetSigningKey";
    private static final int MAX_REQUESTS = 100;

    /// How long answers may be kept: for as long what was taken away may go on to work elsewhere.
    private static final Duration KEPT = Duration.ofSeconds(5);

    private static final Duration REFUSAL_KEPT = Duration.ofSeconds(1);

    private final Authenticator authenticator;
    private final ObservedUses uses;
    private final Set<String> ownServices;

    Authenticate(Authenticator authenticator, ObservedUses uses, List<Service> services) {
        this.authenticator = authenticator;
        this.uses = uses;
        this.ownServices =
                Stream.concat(
                                services.stream().map(service -> service.model().name()),
                                Stream.of(Pipeline.OWN_SERVICE))
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String name() {
        return "Authenticate";
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public Object perform(JsonNode body, Call call, Decisions decisions) {
        if (!body.isArray()) {
            return answer(ClientRequest.parse(body, "the body"), call, decisions);
        }
        if (body.size() > MAX_REQUESTS) {
            throw VALIDATION_ERROR.because(
                    "At most %d requests can be asked about at once.", MAX_REQUESTS);
        }
        var requests = new ArrayList<ClientRequest>();
        for (int i = 0; i < body.size(); i++) {
            requests.add(ClientRequest.parse(body.get(i), "request " + i));
        }
        return requests.stream().map(request -> answer(request, call, decisions)).toList();
    }

    private Answer answer(ClientRequest client, Call call, Decisions decisions) {
        Optional<Signature> signature = Optional.empty();
        Authenticator.Proven proven;
        String payload;
        try {
            signature = SignatureParser.parse(client.request());
            Signature signed =
                    signature.orElseThrow(() ->
                            MISSING_AUTHENTICATION_TOKEN.because(
                                    "Request is missing Authentication Token"));
            proven =
                    authenticator.prove(
                            client.request(),
                            client::bodyHashOrClaim,
                            signed,
                            Set.of(expectedService(client, signed)));
            payload = SignatureVerifier.payload(client.request(), signed, client::bodyHashOrClaim);
        } catch (AwsException refusal) {
            decisions.require(Access.to(ASK, "*"), call);
            boolean ofS3 =
                    SignatureParser.scopedService(client.request())
                            .or(client::service)
                            .filter("s3"::equals)
                            .isPresent();
            return Answer.of(ofS3 ? S3ErrorCode.of(refusal, signature) : refusal, call.at());
        }
        Authenticator.Signer signer = proven.signer();
        Signature signed = signature.orElseThrow();
        decisions.require(
                Access.to(ASK, "*").with("gatehouse:ClientArn", signer.caller().arn()), call);
        CredentialScope scope = signed.scope();
        uses.observe(
                signer.caller(),
                signer.credential(),
                new LastUses.Use(call.at(), scope.service(), scope.region()));
        Optional<SigningKey> key = Optional.empty();
        if (client.wantsSigningKey()) {
            decisions.require(Access.to(ASK_FOR_KEY, signer.caller().arn()), call);
            key = Optional.of(SigningKey.of(proven.signingKey().get(), scope));
        }
        Optional<Authorize.Answer> decision =
                client.question()
                        .map(question ->
                                decided(question, client, signed, signer, call, decisions));
        Instant until = validUntil(call.at(), signed, signer);
        return new Answer(
                Optional.of(Client.of(signer)),
                Optional.of(Signed.of(signed, payload)),
                decision,
                key,
                Optional.empty(),
                seconds(call.at(), until),
                until);
    }

    private String expectedService(ClientRequest client, Signature signature) {
        String scoped = signature.scope().service();
        if (ownServices.contains(scoped)) {
            throw SIGNATURE_DOES_NOT_MATCH.because(
                    "The request is signed for `%s`, which only Gatehouse itself serves.", scoped);
        }
        return client.service().orElse(scoped);
    }

    /// The decision on the client's request. What the network shows of the client only the service
    /// has seen: what it does not assert is absent, and the connection counts as not encrypted.
    private static Authorize.Answer decided(
            Authorize.Question question,
            ClientRequest client,
            Signature signed,
            Authenticator.Signer signer,
            Call call,
            Decisions decisions) {
        var facts =
                new RequestFacts(
                        Optional.empty(),
                        client.request().headers().first("user-agent"),
                        false,
                        signed.scope().region(),
                        Optional.empty());
        var asClient =
                new Call(
                        signer.caller(),
                        signer.credential(),
                        call.at(),
                        call.requestId(),
                        Draft.readOnly(call.view(signer.caller().account())),
                        call::view);
        Ruling ruling = decisions.decide(question.permissionAt(call.account()), asClient, facts);
        return Authorize.Answer.of(ruling, signer.caller().arn(), false);
    }

    private static Instant validUntil(Instant now, Signature signed, Authenticator.Signer signer) {
        Stream<Instant> ends =
                Stream.of(
                                Optional.of(now.plus(KEPT)),
                                signer.credential().session().map(Session::expires),
                                signed.expires().map(signed.at()::plus))
                        .flatMap(Optional::stream);
        return ends.min(Instant::compareTo).orElse(now);
    }

    private static long seconds(Instant now, Instant until) {
        return Math.max(0, Duration.between(now, until).toSeconds());
    }

    /// What is answered of one request: who signed it, or why it is refused.
    ///
    /// @param cacheSeconds how long the answer may be kept, ending at `validUntil`
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Answer(
            Optional<Client> caller,
            Optional<Signed> signature,
            Optional<Authorize.Answer> decision,
            Optional<SigningKey> signingKey,
            Optional<Refusal> error,
            long cacheSeconds,
            Instant validUntil) {
        static Answer of(AwsException refusal, Instant now) {
            return new Answer(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(new Refusal(refusal.code(), refusal.status(), refusal.message())),
                    REFUSAL_KEPT.toSeconds(),
                    now.plus(REFUSAL_KEPT));
        }
    }

    /// AWS's error.
    record Refusal(String code, int status, String message) {}

    /// Who signed.
    ///
    /// @param type `Root`, `IAMUser` or `AssumedRole`, as CloudTrail says it
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Client(
            String account,
            String arn,
            String userId,
            String type,
            String accessKeyId,
            Optional<Temporary> session) {
        static Client of(Authenticator.Signer signer) {
            Caller caller = signer.caller();
            return new Client(
                    caller.account().id().value(),
                    caller.arn(),
                    caller.userId(),
                    switch (caller) {
                        case Caller.Root _ -> "Root";
                        case Caller.User _ -> "IAMUser";
                        case Caller.RoleSession _ -> "AssumedRole";
                    },
                    signer.credential().accessKeyId(),
                    signer.credential()
                            .session()
                            .map(session -> Temporary.of(session, signer.caller())));
        }
    }

    /// What the credentials of a session carry.
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Temporary(
            Instant issued,
            Instant expires,
            Optional<String> roleArn,
            Optional<Instant> mfaAuthenticated,
            Optional<String> sourceIdentity,
            Map<String, String> tags) {
        static Temporary of(Session session, Caller caller) {
            return new Temporary(
                    session.issued(),
                    session.expires(),
                    caller instanceof Caller.RoleSession role
                            ? Optional.of(role.roleArn())
                            : Optional.empty(),
                    session.mfaAuthenticated(),
                    session.sourceIdentity(),
                    session.tags());
        }
    }

    /// What was signed.
    ///
    /// @param payload what stands for the body: the hash that it must have, or S3's word for one
    ///   that is not signed or signed piece by piece
    record Signed(String service, String region, Instant at, boolean presigned, String payload) {
        static Signed of(Signature signature, String payload) {
            return new Signed(
                    signature.scope().service(),
                    signature.scope().region(),
                    signature.at(),
                    signature.isPresigned(),
                    payload);
        }
    }

    /// The key that signs for a scope, in hexadecimal.
    record SigningKey(String scope, String key) {
        static SigningKey of(byte[] key, CredentialScope scope) {
            return new SigningKey(scope.toString(), HexFormat.of().formatHex(key));
        }

        @Override
        public String toString() {
            return "SigningKey[" + scope + ", hidden]";
        }
    }
}
