package dev.gatehouse.api;

import java.util.List;
import java.util.Optional;

/// A service as its API model describes it.
///
/// @param name the prefix of its actions and its signing name, such as `iam`
/// @param apiVersion the `Version` of query requests
/// @param xmlNamespace of its XML answers
/// @param operations all of the model, served or not
public record ServiceModel(
        String name,
        String apiVersion,
        String xmlNamespace,
        List<OperationModel<?, ?>> operations) {
    public ServiceModel {
        operations = List.copyOf(operations);
    }

    /// The operation of this name.
    public Optional<OperationModel<?, ?>> operation(String operationName) {
        for (OperationModel<?, ?> operation : operations) {
            if (operation.name().equals(operationName)) {
                return Optional.of(operation);
            }
        }
        return Optional.empty();
    }
}
