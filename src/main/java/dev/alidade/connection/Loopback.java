package dev.alidade.connection;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells, without asking any name server, whether an address stays inside this computer. */
final class Loopback {
    private static final Pattern V4 = Pattern.compile("127(\\.\\d{1,3}){3}");

    private Loopback() {}

    static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || V4.matcher(name).matches();
    }
}
