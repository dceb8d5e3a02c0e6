package dev.alidade;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The house's table of floors, one rule a line. */
class ArchitectureTest {
    private static final String[] FEATURES = {
        "dev.alidade.migration..",
        "dev.alidade.browser..",
        "dev.alidade.console..",
        "dev.alidade.monitoring..",
        "dev.alidade.access..",
        "dev.alidade.corridor.."
    };
    private static final String[] FLOOR_2 = {
        "dev.alidade.connection..",
        "dev.alidade.sandbox..",
        "dev.alidade.catalog..",
        "dev.alidade.change..",
        "dev.alidade.statement.."
    };
    private static final String[] GROUND = {"dev.alidade.error..", "dev.alidade.i18n..", "dev.alidade.settings.."};
    private static final String[] ROOF = {"dev.alidade.app..", "dev.alidade.cli.."};
    private static final String[] SCREENS = {"dev.alidade.ui..", "dev.alidade.*.ui.."};

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.alidade");
    }

    @Test
    void coreIsFreeOfJavaFx() {
        noClasses()
                .that(inCore())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.fxmisc..", "org.kordamp..")
                .check(house);
    }

    @Test
    void viewModelsDoNotTouchTheSceneGraph() {
        noClasses()
                .that(simpleNameEndingWith("ViewModel"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .check(house);
    }

    @Test
    void onlyDatabaseKnowsJdbc() {
        noClasses()
                .that(resideInAPackage("dev.alidade.database..").negate())
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.zaxxer..")
                        .and(DescribedPredicate.not(DescribedPredicate.describe(
                                "java.sql.Connection", c -> c.getName().equals("java.sql.Connection")))))
                .check(house);
    }

    @Test
    void connectionsArePassedOnByMigrationOnly() {
        noClasses()
                .that(resideInAnyPackage("dev.alidade.database..", "dev.alidade.migration..")
                        .negate())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.sql.Connection")
                .check(house);
    }

    @ParameterizedTest
    @CsvSource({
        "org.flywaydb.., migration",
        "org.geotools.., corridor",
        "org.geotools.api.., corridor",
        "org.locationtech.jts.., corridor",
        "org.apache.commons.compress.., sandbox"
    })
    void thirdPartiesStayInTheirPackage(String library, String feature) {
        noClasses()
                .that(resideInAPackage("dev.alidade." + feature + "..").negate())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void picocliStaysOnTheRoof() {
        noClasses()
                .that(resideInAnyPackage(ROOF).negate())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..")
                .check(house);
    }

    @Test
    void nobodyDependsOnTheApp() {
        noClasses()
                .that(resideInAPackage("dev.alidade.app..").negate())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.alidade.app..")
                .check(house);
    }

    @Test
    void groundKnowsNoHigherFloor() {
        noClasses()
                .that(resideInAnyPackage(GROUND))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.alidade..")
                        .and(resideInAnyPackage(GROUND).negate()))
                .check(house);
    }

    @Test
    void databaseKnowsOnlyTheGround() {
        noClasses()
                .that(resideInAPackage("dev.alidade.database.."))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.alidade..")
                        .and(resideInAnyPackage(GROUND).negate())
                        .and(resideInAPackage("dev.alidade.database..").negate()))
                .check(house);
    }

    @Test
    void secondFloorKnowsNoFeature() {
        noClasses()
                .that(resideInAnyPackage(FLOOR_2))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FEATURES)
                .check(house);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        slices().matching("dev.alidade.(migration|browser|console|monitoring|access|corridor)..")
                .should()
                .notDependOnEachOther()
                .check(house);
    }

    @Test
    void coresDoNotKnowTheirScreens() {
        noClasses()
                .that(inCore())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SCREENS)
                .check(house);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("dev.alidade.(*)..").should().beFreeOfCycles().check(house);
    }

    @Test
    void onlyTasksStopThreads() {
        noClasses()
                .should()
                .callMethod(Thread.class, "interrupt")
                .orShould()
                .callMethod(ExecutorService.class, "shutdownNow")
                .check(house);
    }

    @Test
    void standardStreamsBelongToTheEntryPoint() {
        noClasses()
                .that(resideInAnyPackage(ROOF).negate())
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(house);
    }

    @Test
    void noMutableStaticState() {
        fields().that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(house);
    }

    @Test
    void publicClassesHoldNoForbiddenSuffix() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Utils?|Impl)$")
                .check(house);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/alidade"))) {
            var unmarked = folders.filter(Files::isDirectory)
                    .filter(ArchitectureTest::holdsClasses)
                    .filter(folder -> !isNullMarked(folder))
                    .toList();
            assertThat(unmarked).isEmpty();
        }
    }

    private static DescribedPredicate<JavaClass> inCore() {
        return DescribedPredicate.describe(
                "core packages",
                c -> !resideInAnyPackage(SCREENS).test(c)
                        && !resideInAnyPackage(ROOF).test(c));
    }

    private static boolean holdsClasses(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNullMarked(Path folder) {
        var file = folder.resolve("package-info.java");
        try {
            return Files.exists(file) && Files.readString(file).contains("@NullMarked");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
