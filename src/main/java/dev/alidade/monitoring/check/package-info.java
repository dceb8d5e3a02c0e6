/**
 * The checks of a database and their answers. A check is one {@code sql/check/<id>.sql}, one constant in the enum of
 * its group, and its texts {@code check.<id>.title}, {@code .detail}, {@code .why} and {@code .advice}.
 *
 * <p>The query gives a row for each defect. Columns with a meaning of their own:
 *
 * <ul>
 *   <li>{@code schema_name}, {@code object_name}: the subject; {@code schema_name} may be null for what is in no schema
 *   <li>{@code part}: tells several defects of one subject apart, e.g. a constraint; becomes part of the key
 *   <li>{@code severity}: {@code error}, {@code warning} or {@code info}, where it differs from the check's own
 *   <li>{@code not_checked}: a text key below {@code check.reason.}, in a check that somebody wrote the reason itself; such
 *       a row says that something could not be looked
 *       at, and is no defect
 *   <li>{@code fix_…}: for the fix only, never shown
 * </ul>
 *
 * Every other column is evidence, shown under its name; {@code …_bytes} are shown as sizes. The detail text has the
 * subject as {@code {0}} and the evidence, in the order of the columns, from {@code {1}} on. Parameters that every query
 * may use: {@code :exposed_schemas} and {@code :platform_schemas} ({@code text[]}), {@code :api_known} (whether the
 * former are known or assumed), and the check's thresholds. Names
 * are looked up in {@code pg_catalog} and in the schemas of the extensions that the check needs, nowhere else.
 */
@NullMarked
package dev.alidade.monitoring.check;

import org.jspecify.annotations.NullMarked;
