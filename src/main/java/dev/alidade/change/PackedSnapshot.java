package dev.alidade.change;

import dev.alidade.catalog.CatalogSnapshot;
import dev.alidade.catalog.SnapshotFile;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A snapshot as it is kept: compressed, under the SHA-256 of its bytes. */
final class PackedSnapshot {
    private final String hash;
    private final byte[] bytes;

    private PackedSnapshot(String hash, byte[] bytes) {
        this.hash = hash;
        this.bytes = bytes;
    }

    String hash() {
        return hash;
    }

    byte[] bytes() {
        return bytes;
    }

    static PackedSnapshot of(CatalogSnapshot snapshot) {
        var bytes = SnapshotFile.bytes(snapshot);
        return new PackedSnapshot(hash(bytes), bytes);
    }

    /** What was kept under a name, if it is that. */
    static CatalogSnapshot unpack(String hash, byte[] bytes) {
        if (!hash(bytes).equals(hash)) {
            throw lost(hash);
        }
        return SnapshotFile.of(bytes);
    }

    static AppException lost(String hash) {
        return new AppException(Problem.of(
                ProblemKind.FAILED,
                "change.snapshot.lost",
                Messages.text("change.snapshot.lost", hash.substring(0, Math.min(12, hash.length()))),
                Messages.text("change.snapshot.lost.next")));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
