/** The command line: the same services as the window, with JSON output and exit codes for pipelines. */
@NullMarked
package dev.alidade.cli;

import org.jspecify.annotations.NullMarked;
