package dev.gatehouse.operation;

import dev.gatehouse.domain.Account;
import dev.gatehouse.domain.Caller;
import dev.gatehouse.domain.Credential;
import dev.gatehouse.domain.Quota;
import dev.gatehouse.store.Draft;
import dev.gatehouse.store.View;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// One call as operations see it: who calls, when, and the state it works on. For one thread.
public final class Call {
    private final Caller caller;
    private final Credential credential;
    private final Instant at;
    private final String requestId;
    private final Draft draft;
    private final Function<Account, View> others;
    private final Optional<Draft> installation;

    /// @param at the time that policies, expiry and records see
    /// @param draft the state of the caller's account, and the change in the making
    /// @param others the newest views of other accounts
    public Call(
            Caller caller,
            Credential credential,
            Instant at,
            String requestId,
            Draft draft,
            Function<Account, View> others) {
        this(caller, credential, at, requestId, draft, others, Optional.empty());
    }

    /// @param installation the state of what is unique across accounts, for operations that change
    ///   or read it
    public Call(
            Caller caller,
            Credential credential,
            Instant at,
            String requestId,
            Draft draft,
            Function<Account, View> others,
            Optional<Draft> installation) {
        this.caller = caller;
        this.credential = credential;
        this.at = at;
        this.requestId = requestId;
        this.draft = draft;
        this.others = others;
        this.installation = installation;
    }

    /// The same call as another caller of the account would make it.
    public Call as(Caller other, Credential with) {
        if (!other.account().equals(account())) {
            throw new IllegalArgumentException("a call cannot change its account");
        }
        return new Call(other, with, at, requestId, draft, others, installation);
    }

    public Caller caller() {
        return caller;
    }

    public Credential credential() {
        return credential;
    }

    /// The account of the caller, on whose state the call works.
    public Account account() {
        return caller.account();
    }

    public Instant at() {
        return at;
    }

    public String requestId() {
        return requestId;
    }

    /// The state of the caller's account with the edits that were noted.
    public View view() {
        return draft.view();
    }

    /// The state of any account: the caller's with its edits, another's as it is now.
    public View view(Account account) {
        return account.equals(account()) ? draft.view() : others.apply(account);
    }

    /// Where edits are noted.
    public Draft draft() {
        return draft;
    }

    /// Where edits of what is unique across accounts are noted.
    ///
    /// @throws IllegalStateException if the operation did not say that it changes the installation
    public Draft installation() {
        return installation.orElseThrow(
                () -> new IllegalStateException("the operation has no turn of the installation"));
    }

    /// What is unique across accounts as this call sees it, for one that may change or read it.
    public Optional<View> installationView() {
        return installation.map(Draft::view);
    }

    /// The limit that holds for the account.
    public int limit(Quota quota) {
        return AccountQuotas.in(view()).limit(quota);
    }
}
