/** What a database holds besides relations: sequences, functions, types, extensions, publications, roles. */
@NullMarked
package dev.alidade.browser.object;

import org.jspecify.annotations.NullMarked;
