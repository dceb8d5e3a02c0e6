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
        description = "Lists what this machine has of what Alidade can use. Exit code 1 when something is missing.")
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
            boolean present,
            @Nullable String detail,
            @Nullable String cure) {}

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
        return findings.stream().allMatch(Finding::present) ? 0 : 1;
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(new Finding(
                Messages.text("cli.doctor.jdk"),
                true,
                Runtime.version() + ", " + System.getProperty("java.home"),
                null));
        findings.add(display());
        if (isLinux()) {
            var gtk = library("libgtk-3.so.0");
            findings.add(new Finding(
                    Messages.text("cli.doctor.gtk"), gtk != null, gtk, Messages.text("cli.doctor.gtk.cure")));
        }
        var servers = installedServers.get();
        var best = servers.isEmpty() ? null : servers.getFirst();
        findings.addAll(server(best));
        findings.add(port());
        findings.add(dataFolder());
        findings.add(new Finding(
                Messages.text("cli.doctor.keyring"), true, Messages.text("cli.doctor.keyring.missing"), null));
        return findings;
    }

    private List<Finding> server(@Nullable ServerBinaries best) {
        var cure = Messages.text("cli.doctor.server.cure");
        var without = Messages.text("cli.doctor.extension.missing");
        var dump = best == null ? null : best.program("pg_dump");
        return List.of(
                new Finding(
                        Messages.text("cli.doctor.server"),
                        best != null,
                        best == null ? Messages.text("cli.doctor.server.missing") : best.version() + ", " + best.bin(),
                        cure),
                new Finding(
                        Messages.text("cli.doctor.postgis"),
                        best != null && best.postgis(),
                        best != null && best.postgis() ? null : without,
                        cure),
                new Finding(
                        Messages.text("cli.doctor.vector"),
                        best != null && best.vector(),
                        best != null && best.vector() ? null : without,
                        cure),
                new Finding(
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
        return new Finding(
                name,
                present,
                present ? display.orElse(null) : Messages.text("cli.doctor.display.missing"),
                Messages.text("cli.doctor.display.cure"));
    }

    private static Finding port() {
        var name = Messages.text("cli.doctor.port");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Finding(name, socket.getLocalPort() > 0, null, null);
        } catch (IOException e) {
            return new Finding(name, false, e.getMessage(), Messages.text("cli.doctor.port.cure"));
        }
    }

    private Finding dataFolder() {
        var folder = context.folders().data();
        var existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return new Finding(
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
        values.put("present", finding.present());
        values.put("detail", finding.detail());
        values.put("cure", finding.present() ? null : finding.cure());
        return values;
    }
}
