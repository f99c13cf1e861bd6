package dev.gatehouse.iam.delegation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.store.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A request of one account for permissions in another, in the installation's journal.
///
/// @param id a UUID
/// @param ask what is asked, which never changes
/// @param progress what came of it
public record DelegationRequest(String id, Ask ask, Progress progress) {
    /// Requests by id; found by who asks, by that account's own id of the request, and by the
    /// account of the owner.
    public static final Kind<DelegationRequest> KIND =
            Kind.of("delegationrequest", DelegationRequest.class)
                    .indexedBy("requestor", request -> List.of(request.ask.requestor()))
                    .indexedBy(
                            "workflow",
                            request ->
                                    List.of(
                                            workflow(
                                                    request.ask.requestor(),
                                                    request.ask.workflowId())))
                    .indexedBy("owner", request -> request.ownerAccount().stream().toList());

    /// What is asked.
    ///
    /// @param partition of both accounts
    /// @param requestorId the account that asks
    /// @param requestorName its alias if that is short, else its id
    /// @param workflowId by which that account knows the request
    /// @param notificationChannel the ARN of an SNS topic
    /// @param templateArn the managed policy that holds the permissions
    /// @param policy its document with the values of the parameters
    /// @param sessionSeconds how long the permissions are wanted, 300 to 43,200
    /// @param onlySendByOwner whether nobody but the owner may release the token
    public record Ask(
            String partition,
            String requestorId,
            String requestorName,
            String workflowId,
            String description,
            Optional<String> message,
            Optional<String> redirectUrl,
            String notificationChannel,
            String templateArn,
            List<Parameter> parameters,
            String policy,
            int sessionSeconds,
            boolean onlySendByOwner,
            Instant created) {
        public Ask {
            parameters = List.copyOf(parameters);
        }

        /// The account that asks, in its partition.
        String requestor() {
            return partition + "/" + requestorId;
        }
    }

    /// A value of a template's parameter, or several.
    public record Parameter(String name, boolean list, List<String> values) {
        public Parameter {
            values = List.copyOf(values);
        }
    }

    /// What came of a request.
    ///
    /// @param state as it was when the request was changed last; it may have expired since
    /// @param ownerAccountId the account that decides, once it is known
    /// @param owner who took the request
    /// @param approver who accepted it
    public record Progress(
            DelegationState state,
            Optional<String> ownerAccountId,
            Optional<Person> owner,
            Optional<Person> approver,
            Optional<String> notes,
            Optional<String> rejectionReason,
            Instant updated) {

        /// Waiting for an owner.
        static Progress start(Optional<String> ownerAccountId, Instant at) {
            return new Progress(
                    DelegationState.UNASSIGNED,
                    ownerAccountId,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    at);
        }

        Progress ownedBy(Caller caller, Instant at) {
            return new Progress(
                    DelegationState.ASSIGNED,
                    Optional.of(caller.account().id().value()),
                    Optional.of(Person.of(caller)),
                    approver,
                    notes,
                    rejectionReason,
                    at);
        }

        Progress sentToApprover(Optional<String> newNotes, Instant at) {
            return new Progress(
                    DelegationState.PENDING_APPROVAL,
                    ownerAccountId,
                    owner,
                    approver,
                    newNotes.or(() -> notes),
                    rejectionReason,
                    at);
        }

        Progress acceptedBy(Caller caller, Instant at) {
            return new Progress(
                    DelegationState.ACCEPTED,
                    ownerAccountId,
                    owner,
                    Optional.of(Person.of(caller)),
                    notes,
                    rejectionReason,
                    at);
        }

        Progress rejected(Optional<String> reason, Instant at) {
            return new Progress(
                    DelegationState.REJECTED, ownerAccountId, owner, approver, notes, reason, at);
        }

        Progress released(Instant at) {
            return new Progress(
                    DelegationState.FINALIZED,
                    ownerAccountId,
                    owner,
                    approver,
                    notes,
                    rejectionReason,
                    at);
        }
    }

    /// A user, session or root. Whoever takes over the name of one who is gone has another id.
    ///
    /// @param userId as `aws:userid` has it
    public record Person(String arn, String userId) {
        static Person of(Caller caller) {
            return new Person(caller.arn(), caller.userId());
        }
    }

    static String workflow(String requestor, String workflowId) {
        return requestor + "\n" + workflowId;
    }

    DelegationRequest with(Progress now) {
        return new DelegationRequest(id, ask, now);
    }

    /// The first instant at which it is expired, unless it is changed before.
    Instant expiration() {
        return progress.updated().plus(progress.state().lifetime());
    }

    DelegationState state(Instant at) {
        return at.isBefore(expiration()) ? progress.state() : DelegationState.EXPIRED;
    }

    /// The account that decides, in its partition.
    Optional<String> ownerAccount() {
        return progress.ownerAccountId().map(account -> ask.partition() + "/" + account);
    }

    /// Whether people of an account can see it: any account of the partition until it is known
    /// which one decides.
    boolean isVisibleTo(Account account) {
        return ownerAccount()
                .map(owner -> owner.equals(account.toString()))
                .orElse(ask.partition().equals(account.partition().id()));
    }

    boolean isOwnedBy(Caller caller) {
        return progress.owner().equals(Optional.of(Person.of(caller)));
    }
}
