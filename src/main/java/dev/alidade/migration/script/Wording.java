package dev.alidade.migration.script;

import dev.alidade.statement.Piece;
import dev.alidade.statement.Piece.Kind;
import dev.alidade.statement.StatementSplitter;
import dev.alidade.statement.Tokens;
import java.util.List;

/** What of a script's spelling counts when two scripts are compared. */
enum Wording {
    /** Neither blanks nor comments. */
    BARE,
    /** Comments, but no blanks. */
    COMMENTED;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    boolean same(String one, String other) {
        var a = pieces(one);
        var b = pieces(other);
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i).kind() != b.get(i).kind() || !of(a.get(i)).equals(of(b.get(i)))) {
                return false;
            }
        }
        return true;
    }

    /** A piece with one blank between its tokens and without its last semicolon. */
    String of(Piece piece) {
        if (piece.kind() == Kind.COPY_DATA) {
            return lineFeeds(piece.copyLines());
        }
        var result = new StringBuilder();
        var tokens = new Tokens(piece.text());
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            if (kind == Tokens.Kind.COMMENT && this == BARE) {
                continue;
            }
            var token = lineFeeds(tokens.text());
            result.append(kind == Tokens.Kind.COMMENT ? token.strip() : token).append(' ');
        }
        int length = result.length();
        return length >= 2 && result.charAt(length - 2) == ';'
                ? result.substring(0, length - 2).stripTrailing()
                : result.toString().stripTrailing();
    }

    /** 64 bits that tell statements apart. */
    static long fingerprint(Piece piece) {
        var words = BARE.of(piece);
        long hash = FNV_OFFSET;
        for (int i = 0; i < words.length(); i++) {
            hash = (hash ^ words.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static List<Piece> pieces(String text) {
        return StatementSplitter.split(text).stream()
                .filter(p -> p.kind() != Kind.BLANK)
                .toList();
    }

    private static String lineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    }
}
