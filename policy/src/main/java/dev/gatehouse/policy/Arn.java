package dev.gatehouse.policy;

import java.util.Optional;

/// An Amazon Resource Name: six parts divided by the first five colons. Regions and accounts may be
/// empty.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">ARNs</a>
public record Arn(
        String partition, String service, String region, String account, String resource) {
    /// The ARN that a text is, empty if it is none.
    public static Optional<Arn> find(String text) {
        String[] parts = text.split(":", 6);
        if (parts.length < 6 || !parts[0].equals("arn")) {
            return Optional.empty();
        }
        return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    /// What comes before the first `/` or `:` of the resource: `user` of `user/a/b`; all of it if
    /// there is none.
    public String type() {
        for (int i = 0; i < resource.length(); i++) {
            if (resource.charAt(i) == '/' || resource.charAt(i) == ':') {
                return resource.substring(0, i);
            }
        }
        return resource;
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
