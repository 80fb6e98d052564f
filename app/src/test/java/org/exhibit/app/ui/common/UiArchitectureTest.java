package org.exhibit.app.ui.common;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

/// What may know what in the window.
class UiArchitectureTest {
    private static final JavaClasses UI =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.exhibit.app.ui");

    @Test
    void viewModelsKnowNoControls() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx.scene..",
                        "javafx.stage..",
                        "javafx.fxml..",
                        "atlantafx..",
                        "org.kordamp..")
                .because("what a screen says and does is tested without a window")
                .check(UI);
    }

    @Test
    void theModelsTheyAreMadeOfKnowNoControlsEither() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Content")
                .or()
                .haveSimpleNameEndingWith("State")
                .or()
                .haveSimpleNameEndingWith("Selection")
                .or()
                .haveSimpleNameEndingWith("Input")
                .or()
                .haveSimpleNameEndingWith("Rows")
                .or()
                .haveSimpleName("Workspace")
                .or()
                .haveSimpleName("HistogramScale")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.stage..", "javafx.fxml..", "javafx.scene.control..")
                .check(UI);
    }

    @Test
    void screensDoNotKnowEachOther() {
        slices().matching(
                        "org.exhibit.app.ui.(overview|evidence|events|timeline|provenance|findings|custody|start)..")
                .should()
                .notDependOnEachOther()
                .because("they ask for a destination instead")
                .check(UI);
    }

    @Test
    void onlyTheShellKnowsTheScreens() {
        noClasses()
                .that()
                .resideInAPackage("org.exhibit.app.ui.common")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.exhibit.app.ui.custody",
                        "org.exhibit.app.ui.events",
                        "org.exhibit.app.ui.evidence",
                        "org.exhibit.app.ui.findings",
                        "org.exhibit.app.ui.overview",
                        "org.exhibit.app.ui.provenance",
                        "org.exhibit.app.ui.start",
                        "org.exhibit.app.ui.timeline",
                        "org.exhibit.app.ui.shell")
                .check(UI);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.exhibit.app.ui.shell")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.exhibit.app.ui.shell")
                .check(UI);
    }

    @Test
    void theWindowKnowsNeitherTheEngineNorTheCommandLine() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.lucene..",
                        "org.h2..",
                        "org.exhibit.app.cli..",
                        "org.exhibit.app.main..",
                        "java.net.http..",
                        "java.awt..")
                .check(UI);
    }

    @Test
    void controllersHaveOneScreenEach() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(UI);
    }
}
