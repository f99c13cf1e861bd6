package dev.gatehouse.operation;

import dev.gatehouse.api.OperationModel;
import java.util.function.Predicate;

/// An operation at its place in a service's table of contents.
///
/// @param spending whether a request spends something of the account though the operation changes
///   nothing: a one-time code
public record Endpoint<I, O>(
        OperationModel<I, O> model,
        Operation<I, O> operation,
        Effect effect,
        Predicate<I> spending) {
    /// What an operation may leave behind.
    public enum Effect {
        NOTHING,
        NOTHING_SEEING_INSTALLATION,
        CREDENTIALS,
        CHANGES,
        CHANGES_OF_INSTALLATION
    }

    /// An operation that changes nothing.
    public static <I, O> Endpoint<I, O> reads(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, Effect.NOTHING, _ -> false);
    }

    /// An operation that changes nothing, and reads what is unique across accounts too.
    public static <I, O> Endpoint<I, O> readsInstallation(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, Effect.NOTHING_SEEING_INSTALLATION, _ -> false);
    }

    /// An operation that changes nothing, but hands out credentials.
    public static <I, O> Endpoint<I, O> issues(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, Effect.CREDENTIALS, _ -> false);
    }

    /// An operation that hands out credentials, and may spend a one-time code for them.
    public static <I, O> Endpoint<I, O> issues(
            OperationModel<I, O> model, Operation<I, O> operation, Predicate<I> spending) {
        return new Endpoint<>(model, operation, Effect.CREDENTIALS, spending);
    }

    /// An operation that changes the account's journal.
    public static <I, O> Endpoint<I, O> changes(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, Effect.CHANGES, _ -> false);
    }

    /// An operation that changes the account's journal and, with it, what is unique across
    /// accounts: the journal of the installation.
    public static <I, O> Endpoint<I, O> changesInstallation(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, Effect.CHANGES_OF_INSTALLATION, _ -> false);
    }

    /// Whether the operation may change something; it then runs in the journal's turn.
    public boolean changes() {
        return effect == Effect.CHANGES || changesInstallation();
    }

    /// Whether a request spends a one-time code; it then runs in the journal's turn too.
    public boolean spends(I request) {
        return spending.test(request);
    }

    /// Whether it may change the installation's journal too, whose turn it then has as well.
    public boolean changesInstallation() {
        return effect == Effect.CHANGES_OF_INSTALLATION;
    }

    /// Whether it only reads, the installation's journal too.
    public boolean readsInstallation() {
        return effect == Effect.NOTHING_SEEING_INSTALLATION;
    }

    /// Whether the operation hands out credentials; its event is then durable before the answer.
    public boolean issues() {
        return effect == Effect.CREDENTIALS;
    }
}
