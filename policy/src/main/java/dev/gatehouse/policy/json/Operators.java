package dev.gatehouse.policy.json;

import java.util.List;
import java.util.stream.Stream;

/// The names of all condition operators, with what may stand before and after them.
final class Operators {
    static final List<String> NAMES =
            Stream.of(
                            "StringEquals",
                            "StringNotEquals",
                            "StringEqualsIgnoreCase",
                            "StringNotEqualsIgnoreCase",
                            "StringLike",
                            "StringNotLike",
                            "NumericEquals",
                            "NumericNotEquals",
                            "NumericLessThan",
                            "NumericLessThanEquals",
                            "NumericGreaterThan",
                            "NumericGreaterThanEquals",
                            "DateEquals",
                            "DateNotEquals",
                            "DateLessThan",
                            "DateLessThanEquals",
                            "DateGreaterThan",
                            "DateGreaterThanEquals",
                            "Bool",
                            "BinaryEquals",
                            "IpAddress",
                            "NotIpAddress",
                            "ArnEquals",
                            "ArnNotEquals",
                            "ArnLike",
                            "ArnNotLike",
                            "Null")
                    .flatMap(name -> Stream.of(name, name + "IfExists"))
                    .filter(name -> !name.equals("NullIfExists"))
                    .flatMap(name -> Stream.of(name, "ForAllValues:" + name, "ForAnyValue:" + name))
                    .toList();

    private Operators() {}
}
