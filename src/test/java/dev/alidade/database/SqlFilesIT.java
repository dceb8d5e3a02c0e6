package dev.alidade.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.alidade.sandbox.DatabaseTemplate;
import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every .sql file belongs to exactly one constant, says what it is, and is accepted by the server. */
class SqlFilesIT {
    @RegisterExtension
    static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);

    @Test
    void everyFileBelongsToExactlyOneConstant() throws IOException {
        var constants = constants();
        assertThat(constants).doesNotHaveDuplicates();
        assertThat(SqlFiles.all()
                        .map(file -> SqlFiles.FOLDER.relativize(file).toString().replace('\\', '/')))
                .containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void everyFileBeginsWithAComment() throws IOException {
        assertThat(SqlFiles.all())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("-- "));
    }

    @Test
    void everyFileIsAcceptedByTheServer(TestDatabase database) throws IOException {
        assertThat(SqlFiles.refused(database.asSuperuser(), file -> true)).isEmpty();
    }

    private static List<String> constants() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.alidade").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(SqlQuery.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(SqlQuery.class::cast)
                        .filter(query -> query.root().equals("sql"))
                        .map(query -> query.feature() + "/" + query.name().toLowerCase(Locale.ROOT) + ".sql")
                        .toList();
    }
}
