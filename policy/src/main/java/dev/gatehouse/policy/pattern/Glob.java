package dev.gatehouse.policy.pattern;

import dev.gatehouse.policy.pattern.Chunk.Atom;
import dev.gatehouse.policy.pattern.Template.Literal;
import dev.gatehouse.policy.pattern.Template.Piece;
import dev.gatehouse.policy.pattern.Template.Plain;
import dev.gatehouse.policy.pattern.Template.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A compiled pattern. `*` stands for any text, also empty; `?` for one character; what a variable
/// stands for is literal. Matching allocates nothing and never tries a star in more ways than the
/// value has colons, so that its work is bounded by the product of both lengths.
public final class Glob {
    private static final int SEGMENTS = 6;

    // INVARIANT: one more chunk than stars; star i stands between chunk i and i + 1.
    private final Chunk[] chunks;

    /// For each star, whether it does not run past a colon.
    private final boolean[] within;

    private final String prefix;
    private final Form form;

    /// What nearly all patterns look like, which is found out without looking at chunks.
    private enum Form {
        /// `*`
        ANYTHING,
        /// Text alone.
        TEXT,
        /// Text and a `*` that may run anywhere.
        TEXT_AND_STAR,
        OTHER
    }

    private Glob(Builder builder) {
        this.chunks = builder.chunks.toArray(Chunk[]::new);
        this.within = new boolean[builder.stars.size()];
        for (int i = 0; i < within.length; i++) {
            within[i] = builder.stars.get(i);
        }
        this.prefix = builder.prefix.toString();
        this.form = form(chunks, within);
    }

    private static Form form(Chunk[] chunks, boolean[] within) {
        if (!(chunks[0] instanceof Chunk.Text first) || chunks.length > 2) {
            return Form.OTHER;
        }
        if (chunks.length == 1) {
            return Form.TEXT;
        }
        boolean endsInStar = chunks[1] instanceof Chunk.Text rest && rest.text().isEmpty();
        if (!endsInStar || within[0]) {
            return Form.OTHER;
        }
        return first.text().isEmpty() ? Form.ANYTHING : Form.TEXT_AND_STAR;
    }

    /// A text with wildcards in which letter case matters.
    public static Glob like(Template template) {
        var builder = new Builder();
        for (Piece piece : template.pieces()) {
            builder.add(piece, true, false);
        }
        return builder.build();
    }

    /// A text without wildcards.
    public static Glob exactly(Template template, boolean ignoringCase) {
        var builder = new Builder();
        for (Piece piece : template.pieces()) {
            builder.add(piece, false, ignoringCase);
        }
        return builder.build();
    }

    /// A value of the `Resource` element. In the first five segments variables are text, and
    /// wildcards stay inside their segment, save a `*` at the end of a segment, which may run past
    /// colons. They are in lower case here, as [#lowerSegments] makes them in what is compared.
    /// Missing segments stand for any. Text without a colon, such as `*`, is one pattern for all.
    public static Glob resource(String pattern, boolean variables) {
        if (pattern.indexOf(':') < 0) {
            return like(Template.of(pattern, false));
        }
        var builder = new Builder();
        int from = 0;
        for (int segment = 1; segment < SEGMENTS; segment++) {
            int colon = pattern.indexOf(':', from);
            String text = pattern.substring(from, colon < 0 ? pattern.length() : colon);
            builder.segment(text.toLowerCase(Locale.ROOT));
            if (colon < 0) {
                for (; segment < SEGMENTS; segment++) {
                    builder.text(":");
                    builder.star(false);
                }
                return builder.build();
            }
            builder.text(":");
            from = colon + 1;
        }
        for (Piece piece : Template.of(pattern.substring(from), variables).pieces()) {
            builder.add(piece, true, false);
        }
        return builder.build();
    }

    /// Whether the whole value matches.
    public boolean matches(String value, VariableValues values) {
        return switch (form) {
            case ANYTHING -> true;
            case TEXT -> value.equals(prefix);
            case TEXT_AND_STAR -> startsWithPrefix(value);
            case OTHER -> matches(value, 0, value.length(), values);
        };
    }

    /// ARNs begin alike: the last character tells most of them apart.
    private boolean startsWithPrefix(String value) {
        int last = prefix.length() - 1;
        return value.length() > last
                && value.charAt(last) == prefix.charAt(last)
                && value.startsWith(prefix);
    }

    /// Whether it matches every text.
    public boolean isAnything() {
        return form == Form.ANYTHING;
    }

    /// Whether a part of a text matches.
    public boolean matches(String value, int from, int to, VariableValues values) {
        int length = chunks[0].length(values);
        if (length < 0 || from + length > to || !chunks[0].matchesAt(value, from, values)) {
            return false;
        }
        return chunks.length == 1
                ? from + length == to
                : matchesStars(value, from + length, to, values);
    }

    private boolean matchesStars(String value, int from, int to, VariableValues values) {
        int at = from;
        int chunk = 1;
        // The last star that may run anywhere, and where its chunk was found. Only that star is
        // tried again: an earlier one could but give away text.
        int retry = -1;
        int found = -1;
        int begin = from;
        while (true) {
            int length = chunks[chunk].length(values);
            if (length < 0) {
                return false;
            }
            boolean last = chunk == chunks.length - 1;
            boolean stays = within[chunk - 1];
            int place = place(value, begin, to, length, chunk, values);
            if (place >= 0 && last) {
                return true;
            }
            if (place >= 0) {
                if (!stays) {
                    retry = chunk;
                    found = place;
                }
                at = place + length;
                chunk++;
                begin = at;
            } else if (stays && retry >= 0) {
                chunk = retry;
                begin = found + 1;
            } else {
                return false;
            }
        }
    }

    /// Where a chunk matches after its star, -1 if nowhere; the last one matches at the end only.
    private int place(
            String value, int begin, int to, int length, int chunk, VariableValues values) {
        int last = to - length;
        if (last < begin) {
            return -1;
        }
        int furthest = last;
        if (within[chunk - 1]) {
            int colon = value.indexOf(':', begin);
            furthest = colon < 0 ? last : Math.min(last, colon);
        }
        if (chunk == chunks.length - 1) {
            return furthest == last && chunks[chunk].matchesAt(value, last, values) ? last : -1;
        }
        return chunks[chunk].find(value, begin, furthest, values);
    }

    /// Whether a variable in it has no value, so that it matches nothing.
    public boolean isNull(VariableValues values) {
        for (Chunk chunk : chunks) {
            if (chunk.length(values) < 0) {
                return true;
            }
        }
        return false;
    }

    /// The text with which everything it matches begins.
    public String prefix() {
        return prefix;
    }

    /// An ARN with its first five segments in lower case, in which they always are.
    public static String lowerSegments(String arn) {
        int end = -1;
        for (int colons = 1; colons < SEGMENTS; colons++) {
            end = arn.indexOf(':', end + 1);
            if (end < 0) {
                return arn;
            }
        }
        for (int i = 0; i < end; i++) {
            char c = arn.charAt(i);
            if (c >= 128 || (c >= 'A' && c <= 'Z')) {
                return arn.substring(0, end).toLowerCase(Locale.ROOT) + arn.substring(end);
            }
        }
        return arn;
    }

    /// Whether a value of the `Resource` element has fewer segments than an ARN.
    public static boolean isShort(String pattern) {
        long colons = pattern.chars().filter(c -> c == ':').count();
        return colons > 0 && colons < SEGMENTS - 1;
    }

    /// Puts a pattern together from left to right.
    static final class Builder {
        private final List<Chunk> chunks = new ArrayList<>();
        private final List<Boolean> stars = new ArrayList<>();
        private final StringBuilder prefix = new StringBuilder();
        private boolean prefixEnded;
        private List<Atom> atoms = new ArrayList<>();
        private StringBuilder text = new StringBuilder();
        private boolean ignoringCase;

        void add(Piece piece, boolean wildcards, boolean ignoring) {
            ignoringCase = ignoring;
            switch (piece) {
                case Plain plain when wildcards -> wildcards(plain.text());
                case Plain plain -> text(plain.text());
                case Literal literal -> text(literal.text());
                case Variable variable -> {
                    endText();
                    prefixEnded = true;
                    atoms.add(new Chunk.Slot(variable, ignoring));
                }
            }
        }

        void text(String more) {
            text.append(more);
            if (!prefixEnded) {
                prefix.append(more);
            }
        }

        void wildcards(String pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                switch (pattern.charAt(i)) {
                    case '*' -> star(false);
                    case '?' -> one(false);
                    default -> text(pattern.substring(i, i + 1));
                }
            }
        }

        void segment(String pattern) {
            for (int i = 0; i < pattern.length(); i++) {
                switch (pattern.charAt(i)) {
                    case '*' -> star(i < pattern.length() - 1);
                    case '?' -> one(true);
                    default -> text(pattern.substring(i, i + 1));
                }
            }
        }

        private void one(boolean withinSegment) {
            endText();
            prefixEnded = true;
            if (!atoms.isEmpty()
                    && atoms.getLast() instanceof Chunk.Ones ones
                    && ones.withinSegment() == withinSegment) {
                atoms.set(atoms.size() - 1, new Chunk.Ones(ones.count() + 1, withinSegment));
            } else {
                atoms.add(new Chunk.Ones(1, withinSegment));
            }
        }

        void star(boolean withinSegment) {
            prefixEnded = true;
            if (atoms.isEmpty() && text.isEmpty() && !stars.isEmpty()) {
                // Of two neighbouring stars the wider is both.
                int previous = stars.size() - 1;
                stars.set(previous, stars.get(previous) && withinSegment);
                return;
            }
            endChunk();
            stars.add(withinSegment);
        }

        private void endText() {
            if (!text.isEmpty()) {
                atoms.add(new Chunk.Word(text.toString(), ignoringCase));
                text = new StringBuilder();
            }
        }

        private void endChunk() {
            boolean textOnly = atoms.isEmpty() && (!ignoringCase || text.isEmpty());
            if (textOnly) {
                chunks.add(new Chunk.Text(text.toString()));
                text = new StringBuilder();
            } else {
                endText();
                chunks.add(new Chunk.Mixed(atoms));
            }
            atoms = new ArrayList<>();
        }

        Glob build() {
            endChunk();
            return new Glob(this);
        }
    }
}
