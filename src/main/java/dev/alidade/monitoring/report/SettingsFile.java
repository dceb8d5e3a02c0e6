package dev.alidade.monitoring.report;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.monitoring.check.Check;
import dev.alidade.monitoring.check.CheckSettings;
import dev.alidade.monitoring.check.CheckSettings.Choice;
import dev.alidade.monitoring.check.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What people want of the checks otherwise than preset, as a text that is made to be committed:
 *
 * <pre>
 * exposed_schemas = public, api
 *
 * [unused_index]
 * severity = warning
 * minimum_bytes = 10 MB
 *
 * [table_bloat @ production]
 * run = no
 * </pre>
 *
 * What stands under a profile's name counts there, over what stands under the check alone. Comments stay when it is
 * saved. What is not understood is said with its line, and then nothing of the file counts.
 *
 * @param path may not be there yet
 * @param profile the name by which the connection is kept; null when it has none
 */
public record SettingsFile(Path path, @Nullable String profile) {
    /** How it is called beside a project's migrations. */
    public static final String NAME = "alidade-checks.conf";

    private static final String EXPOSED = "exposed_schemas";
    private static final int MISTAKES = 5;

    /**
     * What the file says for this profile; everything as preset where there is no file.
     *
     * @param checks all that there are
     * @throws AppException of kind USAGE, with every line that is not understood
     */
    public CheckSettings load(List<? extends Check> checks) {
        var parsed = text().parse();
        var mistakes = new ArrayList<>(parsed.mistakes());
        var settings = CheckSettings.preset();
        for (boolean ofProfile : new boolean[] {false, true}) {
            for (var section : parsed.sections()) {
                if ((section.profile() != null) == ofProfile) {
                    var read = read(section, settings, checks, mistakes);
                    boolean counts = !ofProfile || Objects.equals(section.profile(), profile);
                    settings = counts ? read : settings;
                }
            }
        }
        if (!mistakes.isEmpty()) {
            throw notUnderstood(mistakes);
        }
        return settings;
    }

    /** The ids of the checks of which something is said for this profile alone. */
    public Set<String> ofProfile() {
        return text().parse().sections().stream()
                .filter(section -> profile != null
                        && profile.equals(section.profile())
                        && !section.entries().isEmpty())
                .map(SettingsText.Section::check)
                .collect(Collectors.toSet());
    }

    /**
     * Writes what is wanted of one check; what is as preset is left out.
     *
     * @param wanted in full: what it does not hold is preset
     * @param onlyHere whether it is for this profile alone; else nothing is left that is
     * @throws AppException of kind USAGE when the file is not understood; it is then untouched
     */
    public void save(Check check, Choice wanted, boolean onlyHere, List<? extends Check> checks) {
        load(checks);
        var text = text();
        if (onlyHere && profile != null) {
            var general = new SettingsFile(path, null).load(checks).choice(check);
            text = text.with(check.id(), profile, entries(check, wanted, general));
        } else {
            text = text.with(check.id(), null, entries(check, wanted, CheckSettings.AS_PRESET));
            text = profile == null ? text : text.with(check.id(), profile, Map.of());
        }
        var lines = text.lines();
        CommittedFile.write(path, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /** Every check with what is preset, commented out, as a file to begin with. */
    public static List<String> template(List<? extends Check> checks) {
        var lines = new ArrayList<String>();
        lines.add("# " + EXPOSED + " = public");
        for (var check : checks) {
            lines.add("");
            lines.add("# " + check.title());
            lines.add("[" + check.id() + "]");
            lines.add("# run = yes");
            lines.add("# severity = " + check.rule().severity().word());
            check.rule()
                    .thresholds()
                    .forEach(t -> lines.add("# " + t.name() + " = " + Quantity.text(t.name(), t.preset())));
        }
        return lines;
    }

    private static Map<String, String> entries(Check check, Choice wanted, Choice from) {
        var entries = new LinkedHashMap<String, String>();
        if (wanted.off() != from.off()) {
            entries.put("run", wanted.off() ? "no" : "yes");
        }
        var preset = check.rule().severity();
        var severity = wanted.severity() == null ? preset : wanted.severity();
        if (severity != (from.severity() == null ? preset : from.severity())) {
            entries.put("severity", severity.word());
        }
        for (var threshold : check.rule().thresholds()) {
            long value = wanted.thresholds().getOrDefault(threshold.name(), threshold.preset());
            if (value != from.thresholds().getOrDefault(threshold.name(), threshold.preset())) {
                entries.put(threshold.name(), Quantity.text(threshold.name(), value));
            }
        }
        return entries;
    }

    private static CheckSettings read(
            SettingsText.Section section,
            CheckSettings settings,
            List<? extends Check> checks,
            List<SettingsText.Mistake> mistakes) {
        if (section.line() == 0) {
            return beforeFirst(section, settings, mistakes);
        }
        var check = checks.stream()
                .filter(one -> one.id().equals(section.check()))
                .findFirst()
                .orElse(null);
        if (check == null) {
            mistakes.add(mistake(section.line(), "check", section.check()));
            return settings;
        }
        var changed = settings;
        for (var entry : section.entries()) {
            changed = changed.with(check, read(check, entry, changed.choice(check), mistakes));
        }
        return changed;
    }

    private static CheckSettings beforeFirst(
            SettingsText.Section section, CheckSettings settings, List<SettingsText.Mistake> mistakes) {
        var changed = settings;
        for (var entry : section.entries()) {
            var names = entry.value().split("\\s*,\\s*");
            if (!entry.name().equals(EXPOSED)) {
                mistakes.add(mistake(entry.line(), "first", entry.name(), EXPOSED));
            } else if (entry.value().isBlank()) {
                mistakes.add(mistake(entry.line(), "schemas"));
            } else {
                changed = changed.exposing(List.of(names));
            }
        }
        return changed;
    }

    private static Choice read(
            Check check, SettingsText.Entry entry, Choice choice, List<SettingsText.Mistake> mistakes) {
        var value = entry.value().toLowerCase(Locale.ROOT);
        switch (entry.name()) {
            case "run" -> {
                if (value.equals("yes") || value.equals("no")) {
                    return choice.off(value.equals("no"));
                }
                mistakes.add(mistake(entry.line(), "run", entry.value()));
            }
            case "severity" -> {
                var severity = Severity.of(value);
                if (severity.isPresent()) {
                    return choice.severity(severity.get());
                }
                mistakes.add(mistake(entry.line(), "severity", entry.value()));
            }
            default -> {
                var names =
                        check.rule().thresholds().stream().map(t -> t.name()).toList();
                var number = Quantity.read(entry.name(), entry.value());
                if (!names.contains(entry.name())) {
                    var known = names.stream().map(name -> ", " + name).collect(Collectors.joining());
                    mistakes.add(mistake(entry.line(), "name", entry.name(), check.id(), "run, severity" + known));
                } else if (number.isPresent()) {
                    return choice.threshold(entry.name(), number.getAsLong());
                } else {
                    mistakes.add(mistake(entry.line(), "number", entry.name(), entry.value()));
                }
            }
        }
        return choice;
    }

    private SettingsText text() {
        return new SettingsText(CommittedFile.lines(path));
    }

    private AppException notUnderstood(List<SettingsText.Mistake> mistakes) {
        var lines = mistakes.stream()
                .sorted((one, other) -> Integer.compare(one.line(), other.line()))
                .limit(MISTAKES)
                .map(one -> Messages.text("monitoring.settings.line", String.valueOf(one.line()), one.text()))
                .collect(Collectors.joining("\n"));
        var key = "monitoring.settings.broken";
        return new AppException(Problem.of(
                ProblemKind.USAGE,
                key,
                Messages.text(key, path.toString(), mistakes.size(), lines),
                Messages.text("monitoring.settings.next")));
    }

    private static SettingsText.Mistake mistake(int line, String what, Object... arguments) {
        return new SettingsText.Mistake(line, Messages.text("monitoring.settings.wrong." + what, arguments));
    }
}
