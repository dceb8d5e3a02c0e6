/** What could stand at the caret: names of the catalog and words of SQL, by their place in the statement. */
@NullMarked
package dev.alidade.console.completion;

import org.jspecify.annotations.NullMarked;
