package dev.alidade.cli;

import dev.alidade.i18n.Messages;
import dev.alidade.sandbox.ServerBinaries;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what this machine has of what Alidade can use, and the cure for what is missing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Lists what this machine has of what Alidade can use, with the cure for what is missing.",
            "Exit code 1 when something is missing that the demo or the tests need."
        })
public final class DoctorCommand implements Callable<Integer> {
    private final CliContext context;
    private final Supplier<List<ServerBinaries>> installedServers;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /**
     * @param installedServers looks for servers, most useful first
     */
    public DoctorCommand(CliContext context, Supplier<List<ServerBinaries>> installedServers) {
        this.context = context;
        this.installedServers = installedServers;
    }

    private record Finding(
            String name,
            boolean needed,
            boolean present,
            @Nullable String detail,
            @Nullable String cure) {
        static Finding needed(String name, boolean present, @Nullable String detail, @Nullable String cure) {
            return new Finding(name, true, present, detail, cure);
        }

        static Finding welcome(String name, boolean present, @Nullable String detail, @Nullable String cure) {
            return new Finding(name, false, present, detail, cure);
        }
    }

    @Override
    public Integer call() {
        var findings = findings();
        if (json) {
            context.json(Map.of(
                    "checks", findings.stream().map(DoctorCommand::values).toList()));
        } else {
            for (var finding : findings) {
                context.line(String.format(
                        Locale.ROOT,
                        "%-24s %-8s %s",
                        finding.name(),
                        Messages.text(finding.present() ? "cli.doctor.present" : "cli.doctor.missing"),
                        finding.detail() == null ? "" : finding.detail()));
                if (!finding.present() && finding.cure() != null) {
                    context.line("    → " + finding.cure());
                }
            }
        }
        return findings.stream().allMatch(finding -> finding.present() || !finding.needed()) ? 0 : 1;
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(Finding.needed(
                Messages.text("cli.doctor.jdk"),
                true,
                Runtime.version() + ", " + System.getProperty("java.home"),
                null));
        findings.add(display());
        if (isLinux()) {
            var gtk = library("libgtk-3.so.0");
            findings.add(Finding.welcome(
                    Messages.text("cli.doctor.gtk"), gtk != null, gtk, Messages.text("cli.doctor.gtk.cure")));
        }
        var servers = installedServers.get();
        var best = servers.isEmpty() ? null : servers.getFirst();
        findings.addAll(server(best));
        findings.add(port());
        findings.add(dataFolder());
        findings.add(keyring());
        return findings;
    }

    private List<Finding> server(@Nullable ServerBinaries best) {
        var cure = Messages.text("cli.doctor.server.cure");
        var without = Messages.text("cli.doctor.extension.missing");
        var dump = best == null ? null : best.program("pg_dump");
        return List.of(
                Finding.needed(
                        Messages.text("cli.doctor.server"),
                        best != null,
                        best == null ? Messages.text("cli.doctor.server.missing") : best.version() + ", " + best.bin(),
                        cure),
                Finding.needed(
                        Messages.text("cli.doctor.postgis"),
                        best != null && best.postgis(),
                        best != null && best.postgis() ? null : without,
                        cure),
                Finding.needed(
                        Messages.text("cli.doctor.vector"),
                        best != null && best.vector(),
                        best != null && best.vector() ? null : without,
                        cure),
                Finding.welcome(
                        Messages.text("cli.doctor.dump"),
                        dump != null && Files.isExecutable(dump),
                        null,
                        Messages.text("cli.doctor.dump.cure")));
    }

    private Finding display() {
        var name = Messages.text("cli.doctor.display");
        var display = Stream.of("WAYLAND_DISPLAY", "DISPLAY")
                .map(context.environment()::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
        var present = !isLinux() || display.isPresent();
        return Finding.welcome(
                name,
                present,
                present ? display.orElse(null) : Messages.text("cli.doctor.display.missing"),
                Messages.text("cli.doctor.display.cure"));
    }

    private Finding keyring() {
        var name = Messages.text("cli.doctor.keyring");
        if (!isLinux()) {
            return Finding.welcome(name, true, null, null);
        }
        var bus = context.environment().get("DBUS_SESSION_BUS_ADDRESS");
        var service = Stream.of("gnome-keyring-daemon", "kwalletd6", "kwalletd5", "keepassxc")
                .map(program -> Path.of("/usr/bin", program))
                .filter(Files::isExecutable)
                .findFirst();
        var present = bus != null && !bus.isBlank() && service.isPresent();
        return Finding.welcome(
                name,
                present,
                present ? service.map(Path::toString).orElse(null) : Messages.text("cli.doctor.keyring.missing"),
                Messages.text("cli.doctor.keyring.cure"));
    }

    private static Finding port() {
        var name = Messages.text("cli.doctor.port");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Finding.needed(name, socket.getLocalPort() > 0, null, null);
        } catch (IOException e) {
            return Finding.needed(name, false, e.getMessage(), Messages.text("cli.doctor.port.cure"));
        }
    }

    private Finding dataFolder() {
        var folder = context.folders().data();
        var existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Finding.needed(
                Messages.text("cli.doctor.data"),
                existing != null && Files.isWritable(existing),
                folder.toString(),
                Messages.text("cli.doctor.data.cure"));
    }

    private static @Nullable String library(String name) {
        return Stream.of("/usr/lib", "/usr/lib64", "/lib", "/lib64")
                .map(Path::of)
                .flatMap(DoctorCommand::withSubfolders)
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private static Stream<Path> withSubfolders(Path folder) {
        try (var children = Files.newDirectoryStream(folder, "*-linux-gnu*")) {
            var all = new ArrayList<>(List.of(folder));
            children.forEach(all::add);
            return all.stream();
        } catch (IOException e) {
            return Stream.empty(); // a folder that this system does not have holds no library
        }
    }

    private static boolean isLinux() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static Map<String, @Nullable Object> values(Finding finding) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        values.put("name", finding.name());
        values.put("needed", finding.needed());
        values.put("present", finding.present());
        values.put("detail", finding.detail());
        values.put("cure", finding.present() ? null : finding.cure());
        return values;
    }
}
