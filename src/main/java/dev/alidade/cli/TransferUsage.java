package dev.alidade.cli;

import dev.alidade.browser.transfer.TransferListener;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;

/** What the verbs of export and import share. */
final class TransferUsage {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private TransferUsage() {}

    static AppException problem(String code, Object... arguments) {
        return new AppException(
                Problem.of(ProblemKind.USAGE, code, Messages.text(code, arguments), Messages.text(code + ".next")));
    }

    /** One character, or the words tab, comma, semicolon, pipe. */
    static char delimiter(String text) {
        return switch (text) {
            case "tab", "\\t" -> '\t';
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "pipe" -> '|';
            default -> text.isEmpty() ? '\0' : text.charAt(0);
        };
    }

    /** Says every two seconds how far it is. */
    static TransferListener progress(CliContext context) {
        return new TransferListener() {
            private long last = System.nanoTime();

            @Override
            public void progress(long rows, long bytes) {
                long now = System.nanoTime();
                if (now - last > EVERY_NANOS) {
                    last = now;
                    context.progress(Messages.text("transfer.cli.progress", Sizes.count(rows), Sizes.bytes(bytes)));
                }
            }
        };
    }
}
