package dev.gatehouse.iam.passwordpolicy;

import static dev.gatehouse.api.iam.IamErrorCode.NO_SUCH_ENTITY;
import static dev.gatehouse.api.iam.IamErrorCode.PASSWORD_POLICY_VIOLATION;

import dev.gatehouse.operation.Call;
import dev.gatehouse.store.Kind;
import dev.gatehouse.store.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an account demands of the passwords of its users.
///
/// @param classes how many of the four classes of characters a password must have, whichever they
///   are
/// @param usersMayChange whether every user may change their own password without a policy that
///   allows it
/// @param maxAgeDays after how many days a password has expired; never if empty
/// @param reusePrevention how many of the last passwords must not come back; none if empty
/// @param hardExpiry whether the user of an expired password cannot set the next one
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html">Account
///   password policy</a>
public record PasswordPolicy(
        int minimumLength,
        int classes,
        boolean uppercase,
        boolean lowercase,
        boolean numbers,
        boolean symbols,
        boolean usersMayChange,
        Optional<Integer> maxAgeDays,
        Optional<Integer> reusePrevention,
        boolean hardExpiry) {
    /// The one policy of the account, under [#KEY]; none if nobody set one.
    public static final Kind<PasswordPolicy> KIND = Kind.of("passwordpolicy", PasswordPolicy.class);

    public static final String KEY = "account";

    /// How many passwords a policy can remember at most.
    public static final int MAX_REMEMBERED = 24;

    /// What holds while nobody has set a policy.
    private static final PasswordPolicy DEFAULT =
            new PasswordPolicy(
                    8,
                    3,
                    false,
                    false,
                    false,
                    false,
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    false);

    private static final String SYMBOLS = "!@#$%^&*()_+-=[]{}|'";

    /// The policy that holds in the account of a call: its own or the default.
    public static PasswordPolicy in(Call call) {
        return in(call.view());
    }

    /// The policy that holds in an account.
    public static PasswordPolicy in(View view) {
        return of(view.find(KIND, KEY));
    }

    /// The policy that somebody has set, else the default.
    public static PasswordPolicy of(Optional<PasswordPolicy> own) {
        return own.orElse(DEFAULT);
    }

    /// The policy that somebody has set.
    ///
    /// @throws dev.gatehouse.api.AwsException `NoSuchEntity` if nobody has
    static PasswordPolicy get(Call call) {
        return call.view()
                .find(KIND, KEY)
                .orElseThrow(() ->
                        NO_SUCH_ENTITY.because(
                                "The Password Policy with domain name %s cannot be found.",
                                call.account().id()));
    }

    /// Refuses a password that is too weak, or that everybody tries first.
    ///
    /// @throws dev.gatehouse.api.AwsException `PasswordPolicyViolation`; its text never shows the
    ///   password
    public void require(String password, String userName) {
        if (password.length() < minimumLength) {
            throw PASSWORD_POLICY_VIOLATION.because(
                    "Password should have a minimum length of %d", minimumLength);
        }
        requireClass(uppercase, hasUppercase(password), "uppercase letter");
        requireClass(lowercase, hasLowercase(password), "lowercase letter");
        requireClass(numbers, hasNumber(password), "number");
        requireClass(symbols, hasSymbol(password), "symbol");
        long present =
                Stream.of(
                                hasUppercase(password),
                                hasLowercase(password),
                                hasNumber(password),
                                hasSymbol(password))
                        .filter(has -> has)
                        .count();
        if (present < classes) {
            throw PASSWORD_POLICY_VIOLATION.because(
                    "Password should have at least %d of these: uppercase letter, lowercase"
                            + " letter, number, symbol",
                    classes);
        }
        if (password.toLowerCase(Locale.ROOT).equals(userName.toLowerCase(Locale.ROOT))) {
            throw PASSWORD_POLICY_VIOLATION.because("Password should not be the name of the user");
        }
        if (CommonPasswords.has(password)) {
            throw PASSWORD_POLICY_VIOLATION.because(
                    "Password is one of the most common ones, or differs little from one");
        }
    }

    /// Whether a password that was set then has expired by now.
    public boolean hasExpired(Instant set, Instant now) {
        return expires(set).filter(end -> !now.isBefore(end)).isPresent();
    }

    /// When a password that was set then expires; never if empty.
    public Optional<Instant> expires(Instant set) {
        return maxAgeDays.map(days -> set.plus(Duration.ofDays(days)));
    }

    private static void requireClass(boolean required, boolean present, String what) {
        if (required && !present) {
            throw PASSWORD_POLICY_VIOLATION.because("Password should have at least one %s", what);
        }
    }

    private static boolean hasUppercase(String password) {
        return password.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean hasLowercase(String password) {
        return password.chars().anyMatch(c -> c >= 'a' && c <= 'z');
    }

    private static boolean hasNumber(String password) {
        return password.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean hasSymbol(String password) {
        return password.chars().anyMatch(c -> SYMBOLS.indexOf(c) >= 0);
    }
}
