package dev.engram.training;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.engram", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** No Spring, no database, no JSON: the mathematics runs anywhere. */
  @ArchTest
  static final ArchRule TRAINING_KNOWS_THE_ENGINE_AND_NOTHING_ELSE = classes().that()
      .resideInAPackage("dev.engram.training..")
      .should()
      .onlyDependOnClassesThat()
      .resideInAnyPackage("dev.engram.training..", "java..", "com.sun.management..", "ai.djl..", "org.jspecify..",
          "org.slf4j..");

  @ArchTest
  static final ArchRule JAVA_SQL_IS_NO_PART_OF_IT = noClasses().that()
      .resideInAPackage("dev.engram.training..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("java.sql..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("dev.engram.training.(*)..")
      .should()
      .beFreeOfCycles();

  /** The cells are written from primitives: DJL's own are their peers in tests and benchmarks. */
  @ArchTest
  static final ArchRule THE_LIBRARYS_LAYERS_ARE_NOT_USED = noClasses().that()
      .resideInAPackage("dev.engram.training..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("ai.djl.nn.recurrent..")
      .orShould()
      .dependOnClassesThat()
      .resideInAPackage("ai.djl.nn.core..")
      .orShould()
      .dependOnClassesThat()
      .resideInAPackage("ai.djl.training.optimizer..");

  @ArchTest
  static final ArchRule ONLY_DEVICE_AND_GRADIENT_KNOW_THE_ENGINE_ITSELF = noClasses().that()
      .resideOutsideOfPackages("dev.engram.training.device..", "dev.engram.training.gradient..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("ai.djl.engine..");
}
