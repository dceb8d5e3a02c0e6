package dev.alidade.migration.script;

/** Which statements begin or end transactions, and which the server refuses inside one. */
final class TransactionRules {
    private TransactionRules() {}

    static boolean isControl(Piece piece) {
        if (piece.words().isEmpty()) {
            return false;
        }
        return switch (piece.words().getFirst()) {
            case "begin", "commit", "end", "abort" -> true;
            case "start" -> piece.startsWith("start", "transaction");
            case "rollback" -> !piece.words().contains("to");
            case "prepare" -> piece.startsWith("prepare", "transaction");
            default -> false;
        };
    }

    static boolean isBegin(Piece control) {
        return "begin".equals(control.words().getFirst())
                || "start".equals(control.words().getFirst());
    }

    /** {@code begin} or {@code start transaction} without a mode, which ours would lose. */
    static boolean isPlainBegin(Piece piece) {
        var words = piece.words();
        return switch (words.isEmpty() ? "" : words.getFirst()) {
            case "begin" -> words.size() == 1 || (words.size() == 2 && isFiller(words.get(1)));
            case "start" -> words.size() == 2;
            default -> false;
        };
    }

    static boolean isPlainCommit(Piece piece) {
        var words = piece.words();
        return !words.isEmpty()
                && ("commit".equals(words.getFirst()) || "end".equals(words.getFirst()))
                && (words.size() == 1 || (words.size() == 2 && isFiller(words.get(1))));
    }

    /** What PostgreSQL answers with SQLSTATE 25001, "cannot run inside a transaction block". */
    static boolean refusesTransaction(Piece piece) {
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
                piece.startsWith("drop", "index", "concurrently") || isSecond(piece, "database", "tablespace");
            case "alter" ->
                isSecond(piece, "system")
                        || (words.contains("detach") && words.contains("concurrently"))
                        || (isSecond(piece, "database") && words.contains("tablespace"));
            case "reindex" -> words.contains("concurrently") || isSecond(piece, "database", "system", "schema");
            case "cluster" -> words.size() == 1;
            case "discard" -> isSecond(piece, "all");
            default -> false;
        };
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
