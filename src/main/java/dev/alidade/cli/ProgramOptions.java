package dev.alidade.cli;

import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.migration.FolderChoices;
import dev.alidade.migration.python.FolderTrust;
import dev.alidade.migration.python.Interpreters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How migrations that are programs run. */
public final class ProgramOptions {
    @Option(
            names = "--python",
            paramLabel = "INTERPRETER",
            description = {
                "What runs the folder's Python files; remembered for this folder. Without it: the virtual",
                "environment of the project, else python3."
            })
    @Nullable
    String python;

    @Option(
            names = "--trust-python",
            description = {
                "Trust the Python files of this folder as they are: they run on this machine with your rights.",
                "Remembered until one of them, or what runs them, changes."
            })
    boolean trust;

    /**
     * Remembers the interpreter, if one was given.
     *
     * @throws AppException of kind USAGE when it is no program
     */
    void choose(CliContext context, Path folder) {
        var given = python;
        if (given == null) {
            return;
        }
        var interpreter = Interpreters.onPath(given);
        if (!Files.isExecutable(interpreter)) {
            throw new AppException(Problem.of(
                    ProblemKind.USAGE,
                    "migration.python.interpreter",
                    Messages.text("migration.python.interpreter", interpreter.toString()),
                    Messages.text("migration.python.interpreter.next")));
        }
        new FolderChoices(context.folders()).chooseInterpreter(folder, interpreter);
    }

    /**
     * The question that is answered with yes here.
     *
     * @throws AppException of kind REFUSED when there is one and nobody said yes
     */
    Optional<FolderTrust> agreed(Optional<FolderTrust> question) {
        question.filter(_ -> !trust).ifPresent(unanswered -> {
            throw unanswered.refusal();
        });
        return question;
    }
}
