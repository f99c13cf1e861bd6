package dev.gatehouse.api;

import com.google.errorprone.annotations.FormatMethod;
import java.util.Locale;

/// The code of an AWS error with its HTTP status. One enum a service is generated from the API
/// models.
public interface ErrorCode {
    /// As it stands in answers, such as `NoSuchEntity`.
    String code();

    /// The HTTP status that goes with it.
    int status();

    /// The error with this text, a format as [String#format] takes it.
    @FormatMethod
    default AwsException because(String format, Object... arguments) {
        String message =
                arguments.length == 0 ? format : String.format(Locale.ROOT, format, arguments);
        return new AwsException(this, message);
    }
}
