package dev.alidade.monitoring.fix;

import dev.alidade.change.Verdict;
import dev.alidade.monitoring.check.Finding;
import java.util.List;

/**
 * A fix and its way back as two scripts, tried before they are written down.
 *
 * @param finding what it mends
 * @param up statements with their semicolons
 * @param down made from the catalog, not from the fix's own words; empty when nothing leads back
 * @param verdict what the trial of the way back showed
 * @param reasons why it is not exact, in sentences
 */
public record ProvenFix(Finding finding, String up, String down, Verdict verdict, List<String> reasons) {
    public ProvenFix {
        reasons = List.copyOf(reasons);
    }

    /** What a migration of these is called: by what is mended, where that is one thing. */
    public static String name(List<ProvenFix> fixes) {
        var checks =
                fixes.stream().map(fix -> fix.finding().check().id()).distinct().toList();
        if (checks.size() > 1) {
            return "health fixes";
        }
        var name = "fix " + checks.getFirst();
        return fixes.size() > 1 ? name : name + " " + fixes.getFirst().finding().subject();
    }

    /** Of several fixes: up in order, down in the opposite one. */
    public static String up(List<ProvenFix> fixes) {
        return String.join("\n\n", fixes.stream().map(ProvenFix::headedUp).toList()) + "\n";
    }

    /** The way back of several fixes. */
    public static String down(List<ProvenFix> fixes) {
        return String.join(
                        "\n\n",
                        fixes.reversed().stream().map(ProvenFix::headedDown).toList())
                + "\n";
    }

    private String headedUp() {
        return "-- " + comment(finding.detail()) + "\n" + up;
    }

    private String headedDown() {
        return "-- " + comment(finding.key()) + "\n" + down;
    }

    private static String comment(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
