package dev.gatehouse.iam.servicecredential;

import static dev.gatehouse.api.CommonErrorCode.VALIDATION_ERROR;
import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A service that takes credentials of its own: a user name with a password, or an API key.
public enum SupportedService {
    CODECOMMIT("codecommit.amazonaws.com"),
    CASSANDRA("cassandra.amazonaws.com"),
    BEDROCK("bedrock.amazonaws.com", "ABSK"),
    LOGS("logs.amazonaws.com", "ACWL"),
    CLOUDWATCH("cloudwatch.amazonaws.com", "APIAACWM"),
    ANTHROPIC("aws-external-anthropic.amazonaws.com", "AEAA");

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9.-]{0,128}");

    private final String serviceName;
    private final Optional<String> keyPrefix;

    SupportedService(String serviceName) {
        this.serviceName = serviceName;
        this.keyPrefix = Optional.empty();
    }

    SupportedService(String serviceName, String keyPrefix) {
        this.serviceName = serviceName;
        this.keyPrefix = Optional.of(keyPrefix);
    }

    /// The service of this name, in whatever letter case.
    ///
    /// @throws dev.gatehouse.api.AwsException `ValidationError` if it is no name, `NoSuchEntity` if
    ///   the service takes no such credentials: AWS answers so, not `NotSupportedService`
    static SupportedService of(String name) {
        if (!FORM.matcher(name).matches()) {
            throw VALIDATION_ERROR.because("ServiceName must match [a-zA-Z0-9.-]*");
        }
        String known = lower(name);
        for (SupportedService service : values()) {
            if (service.serviceName.equals(known)) {
                return service;
            }
        }
        throw NO_SUCH_ENTITY.because(
                "No such service %s is supported for Service Specific Credentials", name);
    }

    /// A name of a service as the credentials show it, whether there is such a service or not.
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    String serviceName() {
        return serviceName;
    }

    /// How its API keys begin; none if it takes user names and passwords.
    Optional<String> keyPrefix() {
        return keyPrefix;
    }
}
