package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/// Guards the structure. Each rule is held against the house, and against a bad one that breaks all
/// of them: a rule that cannot fail protects nothing.
class ArchitectureTest {

    private static final String HOUSE = "org.exhibit";
    private static final String BAD_HOUSE = "org.exhibit.e2e.archfixture";

    private static final JavaClasses HOUSE_CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    // The indexer's tests also come as a jar, for the other modules' tests.
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .withImportOption(location -> !location.contains("/test-classes/"))
                    .importPackages(HOUSE + ".indexer", HOUSE + ".reports", HOUSE + ".app");
    private static final JavaClasses BAD_HOUSE_CLASSES =
            new ClassFileImporter().importPackages(BAD_HOUSE);

    static List<ArchRule> rules() {
        return new ArchitectureRules(HOUSE).all();
    }

    static List<ArchRule> rulesOfBadHouse() {
        return new ArchitectureRules(BAD_HOUSE).all();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsInTheHouse(ArchRule rule) {
        rule.check(HOUSE_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("rulesOfBadHouse")
    void noticesTheBadHouse(ArchRule rule) {
        assertThat(rule.evaluate(BAD_HOUSE_CLASSES).hasViolation()).isTrue();
    }

    @Test
    void looksAtEveryModule() {
        assertThat(HOUSE_CLASSES)
                .extracting(type -> type.getPackageName())
                .anyMatch(name -> name.startsWith("org.exhibit.indexer."))
                .anyMatch(name -> name.startsWith("org.exhibit.app."));
    }
}
