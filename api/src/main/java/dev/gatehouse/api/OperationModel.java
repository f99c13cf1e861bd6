package dev.gatehouse.api;

import java.util.Optional;

/// An operation as the API model describes it.
///
/// @param name such as `CreateUser`
/// @param resultWrapper the element around the members of an XML answer; empty if the operation
///   answers no members
public record OperationModel<I, O>(
        String name,
        Shape.Structure<I> input,
        Shape.Structure<O> output,
        Optional<String> resultWrapper) {}
