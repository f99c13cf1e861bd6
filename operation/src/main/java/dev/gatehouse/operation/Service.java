package dev.gatehouse.operation;

import dev.gatehouse.api.ServiceModel;
import java.util.List;

/// An AWS service as Gatehouse serves it.
public interface Service {
    /// What the API model says of the service, operations that are not served included.
    ServiceModel model();

    /// The operations that are served.
    List<Endpoint<?, ?>> endpoints();
}
