package dev.gatehouse.server.monitoring;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Writes a line for each request, if the log is to have them.
public final class RequestLog {
    /// The logger, off unless somebody sets it to INFO.
    public static final String NAME = "gatehouse.requests";

    private static final Logger LOG = LoggerFactory.getLogger(NAME);

    private RequestLog() {}

    public static void write(Served served) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        LoggingEventBuilder line =
                LOG.atInfo()
                        .addKeyValue("requestId", served.requestId())
                        .addKeyValue("operation", served.operation())
                        .addKeyValue("status", served.status());
        if (served.errorCode().isPresent()) {
            line = line.addKeyValue("errorCode", served.errorCode().get());
        }
        if (served.callerArn().isPresent()) {
            line = line.addKeyValue("caller", served.callerArn().get());
        }
        line.addKeyValue("milliseconds", served.took().toNanos() / 1_000_000.0).log("request");
    }
}
