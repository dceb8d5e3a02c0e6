package dev.alidade.connection;

import dev.alidade.i18n.Messages;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands behind an address, as far as the address itself tells. */
public enum EndpointKind {
    /** {@code db.<ref>.supabase.co:5432}: PostgreSQL itself, IPv6 only without an add-on. */
    SUPABASE_DIRECT,
    /** {@code *.pooler.supabase.com:5432}: one server session per client, IPv4 too. */
    SUPABASE_SESSION_POOLER,
    /** Port 6543 of either Supabase address: a server session per transaction only. */
    SUPABASE_TRANSACTION_POOLER,
    /** {@code 127.0.0.1:54322}: what {@code supabase start} runs. */
    SUPABASE_LOCAL,
    /** Any PostgreSQL server. */
    PLAIN;

    private static final int TRANSACTION_PORT = 6543;
    private static final int LOCAL_PORT = 54322;

    /** The kind of an address; an unknown one is PLAIN. */
    public static EndpointKind of(@Nullable String host, @Nullable Integer port) {
        var name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        int at = port == null ? 5432 : port;
        if (name.endsWith(".pooler.supabase.com")) {
            return at == TRANSACTION_PORT ? SUPABASE_TRANSACTION_POOLER : SUPABASE_SESSION_POOLER;
        }
        if (name.startsWith("db.") && name.endsWith(".supabase.co")) {
            return at == TRANSACTION_PORT ? SUPABASE_TRANSACTION_POOLER : SUPABASE_DIRECT;
        }
        return at == LOCAL_PORT && Loopback.isLoopback(name) ? SUPABASE_LOCAL : PLAIN;
    }

    /** What was recognised and what follows from it, in a sentence or two. */
    public String explanation() {
        return Messages.text("connection.kind." + word());
    }

    /** Why everything that needs a session of its own is switched off here; empty where nothing is. */
    public Optional<String> sessionlessReason() {
        return this == SUPABASE_TRANSACTION_POOLER
                ? Optional.of(Messages.text("connection.kind.sessionless"))
                : Optional.empty();
    }

    /** Whether statements may land in another server session with every transaction. */
    public boolean isTransactionPooler() {
        return this == SUPABASE_TRANSACTION_POOLER;
    }

    /** Whether the address leads over the internet to Supabase, which always speaks TLS. */
    public boolean isHosted() {
        return this != PLAIN && this != SUPABASE_LOCAL;
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
