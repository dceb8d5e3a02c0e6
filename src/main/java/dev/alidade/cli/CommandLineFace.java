package dev.alidade.cli;

import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.error.Problems;
import dev.alidade.i18n.Messages;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments, runs the verb and turns whatever happens into output and an exit code. */
public final class CommandLineFace {
    private static final Logger LOG = Logger.getLogger(CommandLineFace.class.getName());

    private final CliContext context;
    private final CommandLine commands;

    /**
     * @param verbs the commands below the root, annotated for picocli
     */
    public CommandLineFace(CliContext context, List<Object> verbs) {
        this.context = context;
        this.commands = new CommandLine(new AlidadeCommand());
        verbs.forEach(commands::addSubcommand);
        commands.setOut(context.out());
        commands.setErr(context.err());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setAbbreviatedOptionsAllowed(false);
        commands.setExecutionExceptionHandler((failure, _, parsed) -> failed(failure, wantsJson(parsed)));
        commands.setParameterExceptionHandler(this::misused);
    }

    /** Runs one command line and returns the exit code. */
    public int run(String... arguments) {
        int code = commands.execute(arguments);
        context.out().flush();
        context.err().flush();
        return code;
    }

    private int misused(ParameterException mistake, String[] arguments) {
        var verb = mistake.getCommandLine().getCommandSpec().qualifiedName();
        var problem = Problem.of(ProblemKind.USAGE, "usage", said(mistake), "See " + verb + " --help.");
        report(problem, Arrays.asList(arguments).contains("--json"));
        return problem.kind().exitCode();
    }

    private static String said(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            var word = unmatched.getUnmatched().getFirst();
            var close = unmatched.getSuggestions();
            return close.isEmpty()
                    ? Messages.text("cli.usage.unmatched", word)
                    : Messages.text("cli.usage.meant", word, String.join(", ", close));
        }
        // of options that exclude each other picocli says "Error: " first
        return mistake.getMessage() == null ? "" : mistake.getMessage().replaceFirst("^Error: ", "");
    }

    private int failed(Exception failure, boolean json) {
        var problem = Problems.of(failure);
        if (problem.kind() == ProblemKind.UNEXPECTED) {
            LOG.log(Level.SEVERE, problem.code(), failure);
        }
        report(problem, json);
        return problem.kind().exitCode();
    }

    private void report(Problem problem, boolean json) {
        if (json) {
            context.json(Map.of("error", envelope(problem)));
            return;
        }
        context.progress("alidade: " + problem.message());
        if (problem.detail() != null && problem.kind() != ProblemKind.USAGE) {
            problem.detail().lines().forEach(line -> context.progress("  " + line));
        }
        if (problem.nextStep() != null) {
            context.progress("  → " + problem.nextStep());
        }
    }

    private static Map<String, @Nullable Object> envelope(Problem problem) {
        var error = new LinkedHashMap<String, @Nullable Object>();
        error.put("code", problem.code());
        error.put("sqlstate", problem.sqlState());
        error.put("message", problem.message());
        error.put("nextStep", problem.nextStep());
        return error;
    }

    private static boolean wantsJson(CommandLine.ParseResult parsed) {
        var innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--json");
    }
}
