package dev.gatehouse.iam;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.api.AwsException;
import dev.gatehouse.catalog.AwsManagedPolicies;
import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.AccountId;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.domain.Ids;
import dev.gatehouse.domain.Partition;
import dev.gatehouse.domain.Sealing;
import dev.gatehouse.iam.managedpolicy.ManagedPolicies;
import dev.gatehouse.operation.Call;
import dev.gatehouse.operation.Markers;
import dev.gatehouse.operation.Operation;
import dev.gatehouse.store.Draft;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.assertj.core.api.AbstractThrowableAssert;

/// An empty account on which operations are called one after another, as its root user.
public final class AccountBench {
    public static final Account ACCOUNT = new Account(Partition.AWS, new AccountId("123456789012"));
    public static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final RandomGenerator random = new Random(1);
    public final Ids ids = new Ids(random);
    public final RandomGenerator secrets = random;
    public final Markers markers = new Markers(new PlainSealing());
    public final ManagedPolicies policies =
            new ManagedPolicies(AwsManagedPolicies.of(List.of(administratorAccess())));
    public Caller caller = new Caller.Root(ACCOUNT);
    public View view = View.EMPTY;
    public View installation = View.EMPTY;

    /// Performs the operation; its edits are in force afterwards.
    public <I, O> O call(Operation<I, O> operation, I request) {
        Call call = call();
        O answer = operation.handle(request, call);
        view = call.view();
        installation = call.installation().view();
        return answer;
    }

    /// A call of the bench's caller on the account as it is now.
    public Call call() {
        return new Call(
                caller,
                Credential.longTerm("AKIAIOSFODNN7EXAMPLE"),
                NOW,
                "00000000-0000-0000-0000-000000000000",
                Draft.of(view),
                account -> View.EMPTY,
                Optional.of(Draft.of(installation)));
    }

    /// Performs the operation, which must fail with this code; nothing is changed.
    public <I, O> AbstractThrowableAssert<?, ?> refused(
            String code, Operation<I, O> operation, I request) {
        return assertThatThrownBy(() -> operation.handle(request, call()))
                .isInstanceOfSatisfying(
                        AwsException.class,
                        e -> org.assertj.core.api.Assertions.assertThat(e.code()).isEqualTo(code));
    }

    private static AwsManagedPolicies.Entry administratorAccess() {
        return new AwsManagedPolicies.Entry(
                "AdministratorAccess",
                "/",
                "ANPAIWMBCKSKIEE64ZLYK",
                NOW,
                true,
                List.of(
                        new AwsManagedPolicies.Version(
                                "v1",
                                NOW,
                                """
                                {"Version":"2012-10-17","Statement":[\
                                {"Effect":"Allow","Action":"*","Resource":"*"}]}\
                                """)));
    }

    private static final class PlainSealing implements Sealing {
        @Override
        public byte[] seal(byte[] plain, String purpose) {
            return plain.clone();
        }

        @Override
        public Optional<byte[]> open(byte[] sealed, String purpose) {
            return Optional.of(sealed.clone());
        }
    }
}
