/** Where a database is and how to get in: profiles, pasted texts, Supabase endpoints, password sources, the test. */
@NullMarked
package dev.alidade.connection;

import org.jspecify.annotations.NullMarked;
