package org.exhibit.e2e;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.jspecify.annotations.NullMarked;

import java.util.List;
import java.util.Set;

/// The rules for a house that lies in one root package, so that a bad house elsewhere can be held
/// against the very same ones.
final class ArchitectureRules {

    private static final Set<String> AMBIENT =
            Set.of(
                    "java.time.ZoneId.systemDefault",
                    "java.util.TimeZone.getDefault",
                    "java.util.Locale.getDefault");

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    List<ArchRule> all() {
        return List.of(
                noCycles(),
                order(),
                commandLineApartFromWindow(),
                noJavaFxBelowApp(),
                luceneBehindItsSeam(),
                noVagueNames(),
                nullMarked(),
                noMutableStatics(),
                nothingAmbientBelowApp());
    }

    private ArchRule noCycles() {
        return slices().assignedFrom(new EachPackage(root))
                .should()
                .beFreeOfCycles()
                .as("packages have no cycles, parents and children included")
                .allowEmptyShould(true);
    }

    private ArchRule order() {
        return classes()
                .should(new StandBelowItsImports(PackageOrder.ofTheHouse(root)))
                .because("data flows one way, and the packages follow it")
                .allowEmptyShould(true);
    }

    private ArchRule commandLineApartFromWindow() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".app.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".app.cli..")
                .because("both are thin over the same services")
                .allowEmptyShould(true);
    }

    private ArchRule noJavaFxBelowApp() {
        return noClasses()
                .that()
                .resideInAnyPackage(root + ".indexer..", root + ".reports..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..")
                .because("the core runs without a window")
                .allowEmptyShould(true);
    }

    private ArchRule luceneBehindItsSeam() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".indexer.index.lucene..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .because("the engine can be changed for another behind EventIndex")
                .allowEmptyShould(true);
    }

    private ArchRule noVagueNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Utils?|Impl)")
                .because("such a name says nothing of what the class is for")
                .allowEmptyShould(true);
    }

    private ArchRule nullMarked() {
        return classes().should(new LieInANullMarkedPackage()).allowEmptyShould(true);
    }

    private ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("state belongs to objects, which are wired in main")
                .allowEmptyShould(true);
    }

    private ArchRule nothingAmbientBelowApp() {
        DescribedPredicate<JavaAccess<?>> ambient =
                describe("gives this machine's zone or locale", ArchitectureRules::isAmbient);
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .accessTargetWhere(ambient)
                .because("the same evidence gives the same result on every machine")
                .allowEmptyShould(true);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        return AMBIENT.contains(
                access.getTargetOwner().getName() + "." + access.getTarget().getName());
    }

    private record EachPackage(String root) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(root + ".")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }

    private static final class StandBelowItsImports extends ArchCondition<JavaClass> {

        private final PackageOrder order;

        StandBelowItsImports(PackageOrder order) {
            super("import only packages that stand above their own in the order of the house");
            this.order = order;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            String from = type.getPackageName();
            if (!order.hasPlaceFor(from)) {
                events.add(
                        SimpleConditionEvent.violated(
                                type, from + " has no place in the order (" + type + ")"));
                return;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .filter(use -> order.covers(packageOf(use.getTargetClass())))
                    .filter(use -> !order.allows(from, packageOf(use.getTargetClass())))
                    .map(use -> SimpleConditionEvent.violated(type, use.getDescription()))
                    .forEach(events::add);
        }

        private static String packageOf(JavaClass type) {
            return type.getBaseComponentType().getPackageName();
        }
    }

    private static final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {

        LieInANullMarkedPackage() {
            super("lie in a package whose package-info has @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(
                        SimpleConditionEvent.violated(
                                type, type.getPackageName() + " is not null-marked"));
            }
        }
    }
}
