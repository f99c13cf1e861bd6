package dev.gatehouse.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import dev.gatehouse.server.monitoring.RequestLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/// The option `--log-format`: logs a line for each request, to standard error like everything else
/// that is logged. Without it only what is wrong is logged, as text.
final class RequestLogOption {
    private enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--log-format",
            paramLabel = "text|json",
            description =
                    "Log every request to standard error in this form. Default: only what is wrong,"
                            + " as text.")
    private @Nullable Format format;

    /// Begins to log as the option says.
    void begin() {
        if (format == null) {
            return;
        }
        if (format == Format.JSON) {
            logAsJson();
        }
        if (LoggerFactory.getLogger(RequestLog.NAME) instanceof Logger requests) {
            requests.setLevel(Level.INFO);
        }
    }

    private static void logAsJson() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            var lines = new JsonLines();
            lines.setContext(context);
            lines.start();
            var standardError = new ConsoleAppender<ILoggingEvent>();
            standardError.setContext(context);
            standardError.setTarget("System.err");
            standardError.setEncoder(lines);
            standardError.start();
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            root.detachAndStopAllAppenders();
            root.addAppender(standardError);
        }
    }
}
