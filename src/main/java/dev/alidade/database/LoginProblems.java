package dev.alidade.database;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in one sentence why no connection came about, and what to do. Judges by SQLSTATE, the server's routine name and
 * the classes of the causes; by texts only where nothing else tells two cases apart. All problems are of kind
 * CONNECTION with a code {@code connection.…}.
 */
final class LoginProblems {
    private LoginProblems() {}

    /** The problem of a failed login to a target. */
    static AppException of(SQLException failure, DatabaseTarget target) {
        var server = failure instanceof PSQLException p ? p.getServerErrorMessage() : null;
        var reason = server == null ? byCause(failure, target) : byServer(failure, server, target);
        var key = "connection." + reason;
        var arguments = new Object[] {
            target.host(), Integer.toString(target.port()), target.database(), target.user(), said(failure, server)
        };
        var detail = server == null ? said(failure, null) : server.getDetail();
        return new AppException(
                new Problem(
                        ProblemKind.CONNECTION,
                        key,
                        Messages.text(key, arguments),
                        Messages.text(key + ".next", arguments),
                        failure.getSQLState(),
                        detail),
                failure);
    }

    private static String byServer(SQLException failure, ServerErrorMessage server, DatabaseTarget target) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        var said = server.getMessage() == null ? "" : server.getMessage();
        return switch (state) {
            case "28P01" -> "wrongPassword";
            case "28000" -> loginRefused(server, said, target);
            case "3D000" -> "databaseMissing";
            case "42501" -> "noPrivilege";
            case "55000" -> "databaseClosed";
            case "53300" -> "tooManyConnections";
            case "57P03" -> "serverNotReady";
            default -> {
                if (said.contains("Tenant or user not found")) {
                    yield "poolerTenant";
                }
                yield said.contains("SSL connection is required") ? "tlsRequired" : "failed";
            }
        };
    }

    private static String loginRefused(ServerErrorMessage server, String said, DatabaseTarget target) {
        if ("InitializeSessionUserId".equals(server.getRoutine())) {
            return said.contains("permitted") ? "roleCannotLogIn" : "roleMissing";
        }
        var plainText = said.contains("no encryption") || said.contains("SSL off") || said.contains("SSL connection");
        return plainText && target.tls() == TlsMode.DISABLE ? "tlsRequired" : "addressRejected";
    }

    private static String byCause(SQLException failure, DatabaseTarget target) {
        var message = failure.getMessage() == null ? "" : failure.getMessage();
        if (message.equals(GT.tr("The server does not support SSL."))) {
            return "tlsRefused";
        }
        if (asksForPassword(message)) {
            return "passwordNeeded";
        }
        if (message.equals(GT.tr("Connection attempt timed out."))) {
            return "timeout";
        }
        if (has(failure, UnknownHostException.class)) {
            return isSupabaseDirect(target) ? "supabaseNotFound" : "hostNotFound";
        }
        if (has(failure, SocketTimeoutException.class)) {
            return "timeout";
        }
        if (has(failure, NoRouteToHostException.class) || has(failure, "unreachable")) {
            return onlyIpv6(target.host()) ? "ipv6Only" : "unreachable";
        }
        if (has(failure, ConnectException.class)) {
            return "refused";
        }
        if (has(failure, FileNotFoundException.class) || has(failure, NoSuchFileException.class)) {
            return "certificateMissing";
        }
        return spoken(failure, message, target);
    }

    /** What remains once the other side has been reached and said something unexpected. */
    private static String spoken(SQLException failure, String message, DatabaseTarget target) {
        if (message.startsWith(
                        GT.tr("The hostname {0} could not be verified", "").strip())
                || message.contains("hostnameverifier")) {
            return "wrongCertificateName";
        }
        if (has(failure, SSLException.class)) {
            return "untrustedCertificate";
        }
        if ("08P01".equals(failure.getSQLState())
                || message.equals(GT.tr("An error occured while setting up the SSL connection."))
                || message.equals(GT.tr("An error occurred while setting up the SSL connection."))) {
            return "notPostgres";
        }
        if (has(failure, EOFException.class) || has(failure, SocketException.class)) {
            return "hungUp";
        }
        return "08004".equals(failure.getSQLState()) && target.password() == null ? "passwordNeeded" : "failed";
    }

    private static boolean asksForPassword(String message) {
        return Stream.of(
                        "The server requested password-based authentication, but no password was provided.",
                        "The server requested SCRAM-based authentication, but no password was provided.",
                        "The server requested SCRAM-based authentication, but the password is an empty string.")
                .anyMatch(text -> message.startsWith(GT.tr(text)));
    }

    private static boolean isSupabaseDirect(DatabaseTarget target) {
        return target.host().startsWith("db.") && target.host().endsWith(".supabase.co");
    }

    private static boolean onlyIpv6(String host) {
        try {
            return Stream.of(InetAddress.getAllByName(host)).allMatch(Inet6Address.class::isInstance);
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        return chain(failure).anyMatch(type::isInstance);
    }

    private static boolean has(Throwable failure, String words) {
        return chain(failure)
                .filter(SocketException.class::isInstance)
                .anyMatch(t -> t.getMessage() != null && t.getMessage().contains(words));
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause).limit(12);
    }

    private static String said(SQLException failure, @Nullable ServerErrorMessage server) {
        if (server != null && server.getMessage() != null) {
            return server.getMessage();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
