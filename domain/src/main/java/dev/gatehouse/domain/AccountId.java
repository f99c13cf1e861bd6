package dev.gatehouse.domain;

import java.util.Optional;
import java.util.regex.Pattern;

/// The twelve digits that name an AWS account.
///
/// @see <a
///   href="https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html">Account
///   identifiers</a>
public record AccountId(String value) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");

    /// @throws IllegalArgumentException if the value is not twelve digits
    public AccountId {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an account id is twelve digits, not `" + value + "`");
        }
    }

    /// The account id that a text names, empty if it is not twelve digits.
    public static Optional<AccountId> find(String text) {
        return DIGITS.matcher(text).matches() ? Optional.of(new AccountId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
