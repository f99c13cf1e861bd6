package dev.gatehouse.operation;

import dev.gatehouse.api.OperationModel;

/// An operation at its place in a service's table of contents.
///
/// @param changes whether the operation may change something; it then runs in the journal's turn
public record Endpoint<I, O>(
        OperationModel<I, O> model, Operation<I, O> operation, boolean changes) {

    /// An operation that changes nothing.
    public static <I, O> Endpoint<I, O> reads(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, false);
    }

    /// An operation that changes the account's journal.
    public static <I, O> Endpoint<I, O> changes(
            OperationModel<I, O> model, Operation<I, O> operation) {
        return new Endpoint<>(model, operation, true);
    }
}
