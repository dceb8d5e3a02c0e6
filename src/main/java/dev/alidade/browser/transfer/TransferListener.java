package dev.alidade.browser.transfer;

/** Hears how far a transfer is; called on its thread, several times a second at most by intent, cheaply handled. */
@FunctionalInterface
public interface TransferListener {
    /** Nobody listens. */
    TransferListener NONE = (_, _) -> {};

    /**
     * How far it is.
     *
     * @param rows rows written, or read from the file
     * @param bytes bytes written before compression, or read from the file as it lies on disk
     */
    void progress(long rows, long bytes);
}
