package dev.gatehouse.policyspec;

import dev.gatehouse.policy.Condition;
import dev.gatehouse.policy.RequestContext;
import dev.gatehouse.policy.condition.ContextValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Whether conditions hold, operator by operator as the reference lists them.
final class Conditions {
    private final boolean variables;
    private final RequestContext request;

    Conditions(boolean variables, RequestContext request) {
        this.variables = variables;
        this.request = request;
    }

    boolean holds(Condition condition) {
        String name = condition.operator().name();
        boolean forAll = name.startsWith("ForAllValues:");
        boolean forAny = name.startsWith("ForAnyValue:");
        String operator = name.substring(name.indexOf(':') + 1);
        boolean ifExists = operator.endsWith("IfExists");
        String base = ifExists ? operator.substring(0, operator.length() - 8) : operator;
        Optional<ContextValues> found = request.find(condition.key());
        List<String> values = found.map(ContextValues::values).orElse(List.of());
        boolean nothing = values.stream().allMatch(String::isEmpty);

        if (base.equals("Null")) {
            if ((forAll || forAny) && nothing) {
                return forAll;
            }
            return condition.values().stream()
                    .anyMatch(value -> value.equalsIgnoreCase(String.valueOf(nothing)));
        }
        if (found.isEmpty()) {
            return ifExists || forAll || (!forAny && base.contains("Not"));
        }
        if (forAll) {
            return nothing || values.stream().allMatch(value -> one(base, condition, value));
        }
        if (forAny) {
            return !nothing && values.stream().anyMatch(value -> one(base, condition, value));
        }
        return !found.get().multivalued() && one(base, condition, values.getFirst());
    }

    private boolean one(String base, Condition condition, String value) {
        boolean negated = base.contains("Not");
        String positive = base.replace("Not", "");
        if (!reads(positive, value)) {
            return false;
        }
        boolean any =
                condition.values().stream().anyMatch(policy -> matches(positive, value, policy));
        boolean spoilt =
                positive.startsWith("Arn")
                        && condition.values().stream()
                                .map(policy -> Text.replaced(policy, variables, request))
                                .anyMatch(text -> text.isPresent() && text.get().parts().isEmpty());
        return negated ? !any && !spoilt : any;
    }

    private static boolean reads(String operator, String value) {
        if (operator.startsWith("Numeric")) {
            return number(value).isPresent();
        }
        if (operator.startsWith("Date")) {
            return date(value).isPresent();
        }
        return switch (operator) {
            case "Bool" -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false");
            case "IpAddress" -> address(value).isPresent();
            case "BinaryEquals" -> bytes(value).isPresent();
            case "ArnEquals", "ArnLike" ->
                    value.startsWith("arn:") && value.split(":", 6).length == 6;
            default -> true;
        };
    }

    private boolean matches(String operator, String value, String policy) {
        if (operator.startsWith("Numeric")) {
            return number(policy)
                    .filter(number ->
                            ordered(operator, number(value).orElseThrow().compareTo(number)))
                    .isPresent();
        }
        if (operator.startsWith("Date")) {
            return date(policy)
                    .filter(date -> ordered(operator, date(value).orElseThrow().compareTo(date)))
                    .isPresent();
        }
        if (operator.equals("IpAddress")) {
            return inNetwork(address(value).orElseThrow(), policy);
        }
        if (operator.equals("BinaryEquals")) {
            return bytes(policy)
                    .filter(bytes -> Arrays.equals(bytes, bytes(value).orElseThrow()))
                    .isPresent();
        }
        Optional<Text> replaced = Text.replaced(policy, variables, request);
        if (replaced.isEmpty()) {
            return false;
        }
        Text text = replaced.get();
        return switch (operator) {
            case "StringEquals" -> text.is(value);
            case "StringEqualsIgnoreCase", "Bool" -> text.plain().equalsIgnoreCase(value);
            case "StringLike" -> text.matches(value);
            case "ArnEquals", "ArnLike" -> arn(text, value);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean arn(Text text, String value) {
        Optional<List<Text>> parts = text.parts();
        String[] actual = value.split(":", 6);
        if (parts.isEmpty()) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (!parts.get().get(i).matches(actual[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean ordered(String operator, int order) {
        if (operator.endsWith("LessThan")) {
            return order < 0;
        }
        if (operator.endsWith("LessThanEquals")) {
            return order <= 0;
        }
        if (operator.endsWith("GreaterThan")) {
            return order > 0;
        }
        return operator.endsWith("GreaterThanEquals") ? order >= 0 : order == 0;
    }

    private static Optional<BigDecimal> number(String text) {
        return text.matches("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Optional<Instant> date(String text) {
        try {
            if (text.matches("[0-9]{4}")) {
                return Optional.of(Instant.parse(text + "-01-01T00:00:00Z"));
            }
            if (text.matches("-?[0-9]{1,11}")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return Optional.of(Instant.parse(text + "-01T00:00:00Z"));
            }
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return Optional.of(Instant.parse(text + "T00:00:00Z"));
            }
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> address(String text) {
        String part = "(0|[1-9][0-9]{0,2})";
        if (!text.matches(part + "(\\." + part + "){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    private static boolean inNetwork(byte[] address, String network) {
        String[] parts = network.split("/", 2);
        Optional<byte[]> base = address(parts[0]);
        int bits = address.length * 8;
        if (base.isEmpty() || base.get().length != address.length) {
            return false;
        }
        if (parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : bits;
        return prefix <= bits
                && new BigInteger(1, address)
                        .shiftRight(bits - prefix)
                        .equals(new BigInteger(1, base.get()).shiftRight(bits - prefix));
    }
}
