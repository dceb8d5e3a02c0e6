package dev.alidade.change.row;

import dev.alidade.database.DatabaseTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A wire to a server that can be cut at the moment when the COMMIT of an insertion goes over it. */
final class CutWire implements AutoCloseable {
    /** When it is cut. */
    enum Cut {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    private final ServerSocket door;
    private final DatabaseTarget server;
    private final AtomicReference<Cut> cut = new AtomicReference<>(Cut.NEVER);

    CutWire(DatabaseTarget server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** The same server, over the wire; COMMIT is always sent as a word. */
    DatabaseTarget target() {
        var properties = new HashMap<>(server.properties());
        properties.put("prepareThreshold", "0");
        return new DatabaseTarget(
                door.getInetAddress().getHostAddress(),
                door.getLocalPort(),
                server.database(),
                server.user(),
                server.password(),
                server.tls(),
                server.rootCertificate(),
                server.readOnly(),
                server.transactionPooler(),
                properties);
    }

    /** Cuts it once, at the next of them. */
    void arm(Cut wanted) {
        cut.set(wanted);
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                var client = door.accept();
                var upstream = new Socket(server.host(), server.port());
                Thread.ofVirtual().start(() -> pass(client, upstream, true));
                Thread.ofVirtual().start(() -> pass(upstream, client, false));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void pass(Socket from, Socket to, boolean toServer) {
        var buffer = new byte[65_536];
        boolean wrote = false;
        try (from;
                to) {
            int length;
            while ((length = from.getInputStream().read(buffer)) >= 0) {
                var text = toServer ? new String(buffer, 0, length, StandardCharsets.ISO_8859_1) : "";
                wrote |= text.contains("insert into \"public\"");
                boolean commits = wrote && text.contains("COMMIT");
                var now = commits ? cut.getAndSet(Cut.NEVER) : Cut.NEVER;
                if (now == Cut.BEFORE_COMMIT) {
                    return;
                }
                if (now == Cut.AFTER_COMMIT) {
                    from.close();
                }
                to.getOutputStream().write(buffer, 0, length);
                if (now == Cut.AFTER_COMMIT) {
                    to.shutdownOutput();
                    while (to.getInputStream().read(buffer) >= 0) {
                        // the server finishes what it was told
                    }
                    return;
                }
            }
        } catch (IOException e) {
            // one side hung up
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
