package dev.alidade.statement;

/** Which statements begin or end transactions, and which the server refuses inside one. */
public final class TransactionRules {
    private TransactionRules() {}

    public static boolean isControl(Piece piece) {
        if (piece.words().isEmpty()) {
            return false;
        }
        return switch (piece.words().getFirst()) {
            case "begin", "end", "abort" -> true;
            case "commit" -> !piece.words().contains("prepared");
            case "start" -> piece.startsWith("start", "transaction");
            case "rollback" -> !piece.words().contains("to") && !piece.words().contains("prepared");
            case "prepare" -> piece.startsWith("prepare", "transaction");
            default -> false;
        };
    }

    public static boolean isBegin(Piece control) {
        return "begin".equals(control.words().getFirst())
                || "start".equals(control.words().getFirst());
    }

    /** {@code begin} or {@code start transaction} without a mode, which ours would lose. */
    public static boolean isPlainBegin(Piece piece) {
        var words = piece.words();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "begin" -> words.size() == 1 || (words.size() == 2 && isFiller(words.get(1)));
            case "start" -> words.size() == 2;
            default -> false;
        };
    }

    public static boolean isPlainCommit(Piece piece) {
        var words = piece.words();
        return !words.isEmpty()
                && ("commit".equals(words.getFirst()) || "end".equals(words.getFirst()))
                && (words.size() == 1 || (words.size() == 2 && isFiller(words.get(1))));
    }

    /** What PostgreSQL answers with SQLSTATE 25001, "cannot run inside a transaction block". */
    public static boolean refusesTransaction(Piece piece) {
        var words = piece.words();
        if (words.isEmpty()) {
            return false;
        }
        return switch (words.getFirst()) {
            case "vacuum" -> true;
            case "create" ->
                piece.startsWith("create", "index", "concurrently")
                        || piece.startsWith("create", "unique", "index", "concurrently")
                        || isSecond(piece, "database", "tablespace", "subscription");
            case "drop" ->
                piece.startsWith("drop", "index", "concurrently")
                        || isSecond(piece, "database", "tablespace", "subscription");
            case "alter" ->
                isSecond(piece, "system")
                        || (words.contains("detach") && words.contains("concurrently"))
                        || (isSecond(piece, "database") && words.contains("tablespace"));
            case "reindex" ->
                words.contains("concurrently")
                        || isSecond(piece, "database", "system", "schema")
                        || hasOption(piece, "concurrently");
            case "cluster" -> words.size() == 1 || (words.size() == 2 && isSecond(piece, "verbose"));
            case "commit", "rollback" -> words.contains("prepared");
            case "do" -> commitsInside(piece);
            case "discard" -> isSecond(piece, "all");
            default -> false;
        };
    }

    /** A DO block with COMMIT or ROLLBACK as a statement of its own: only outside of a transaction it may. */
    private static boolean commitsInside(Piece piece) {
        var outer = new Tokens(piece.text());
        for (var kind = outer.next(); kind != null; kind = outer.next()) {
            if (kind == Tokens.Kind.BODY && endsTransaction(outer.text())) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsTransaction(String body) {
        int tag = body.indexOf('$', 1) + 1;
        var tokens = new Tokens(body.substring(tag, Math.max(tag, body.length() - tag)));
        boolean begins = true;
        for (var kind = tokens.next(); kind != null; kind = tokens.next()) {
            if (kind == Tokens.Kind.COMMENT) {
                continue;
            }
            if (begins && (tokens.isWord("commit") || tokens.isWord("rollback"))) {
                return true;
            }
            begins = kind == Tokens.Kind.SEMICOLON
                    || tokens.isWord("begin")
                    || tokens.isWord("then")
                    || tokens.isWord("else")
                    || tokens.isWord("loop");
        }
        return false;
    }

    /** Options in parentheses are not among a piece's words. */
    private static boolean hasOption(Piece piece, String option) {
        var tokens = new Tokens(piece.sql());
        for (var kind = tokens.next(); kind != null && !")".equals(tokens.text()); kind = tokens.next()) {
            if (tokens.isWord(option)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSecond(Piece piece, String... choices) {
        for (var choice : choices) {
            if (piece.words().size() > 1 && piece.words().get(1).equals(choice)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFiller(String word) {
        return "work".equals(word) || "transaction".equals(word);
    }
}
