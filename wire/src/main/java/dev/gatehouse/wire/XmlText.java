package dev.gatehouse.wire;

/// Text as XML holds it.
public final class XmlText {
    private XmlText() {}

    /// An element with a text.
    static String element(String name, String text) {
        var xml = new StringBuilder(text.length() + 2 * name.length() + 5);
        xml.append('<').append(name).append('>');
        append(xml, text);
        return xml.append("</").append(name).append('>').toString();
    }

    /// Appends a text, escaped. What XML 1.0 cannot hold becomes the replacement character.
    public static void append(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.append(isXml(text, i) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isXml(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return (c >= ' ' && c < '\uFFFE') || c == '\t' || c == '\n';
    }
}
