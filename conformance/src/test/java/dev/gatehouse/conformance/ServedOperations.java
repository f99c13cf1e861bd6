package dev.gatehouse.conformance;

import java.util.Locale;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Which operations the server has served so far to the tests of this run, such as
/// `iam:CreateUser`.
final class ServedOperations {
    /// Notes each call that succeeded.
    static final ExecutionInterceptor RECORDER =
            new ExecutionInterceptor() {
                @Override
                public void afterExecution(
                        Context.AfterExecution context, ExecutionAttributes attributes) {
                    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
                    String operation =
                            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
                    SERVED.add(service.toLowerCase(Locale.ROOT) + ":" + operation);
                }
            };

    private static final SortedSet<String> SERVED = new ConcurrentSkipListSet<>();

    private ServedOperations() {}

    static SortedSet<String> soFar() {
        return SERVED;
    }
}
