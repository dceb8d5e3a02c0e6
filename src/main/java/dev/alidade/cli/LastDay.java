package dev.alidade.cli;

import dev.alidade.i18n.Messages;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A day that is not over yet, as in 2026-12-31: what ends before today would do nothing, silently. */
final class LastDay implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
        try {
            var day = LocalDate.parse(value.strip());
            if (day.isBefore(LocalDate.now(ZoneId.systemDefault()))) {
                throw new TypeConversionException(Messages.text("cli.day.over", value));
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(Messages.text("cli.day.wrong", value));
        }
    }
}
