package dev.gatehouse.operation;

/// One operation of an API: what it asks to be allowed, and what it does.
///
/// @param <I> the request, already checked against the API model's constraints
/// @param <O> the response
public interface Operation<I, O> {
    /// The permissions that the call needs. Reads no more than it takes to name the resources, and
    /// changes nothing. Must not tell whether an entity exists: that is decided after the
    /// permission.
    Access access(I request, Call call);

    /// Performs the call: reads the state of `call`, notes edits there, and answers.
    O handle(I request, Call call);
}
