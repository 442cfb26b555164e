package dev.engram.service;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Repository;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Who may know whom. */
@AnalyzeClasses(packages = {"dev.engram.service", "dev.engram.api"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.engram.service";

  /** Of the other packages of the service, these alone. */
  private static ArchRule knowsOnly(String name, String... known) {
    String[] allowed = new String[known.length + 1];
    allowed[0] = ROOT + "." + name + "..";
    for (int index = 0; index < known.length; index++) {
      allowed[index + 1] = ROOT + "." + known[index] + "..";
    }
    DescribedPredicate<JavaClass> elsewhere = resideOutsideOfPackages(ROOT + "..");
    return classes().that()
        .resideInAPackage(allowed[0])
        .should(onlyDependOnClassesThat(elsewhere.or(resideInAnyPackage(allowed))));
  }

  @ArchTest
  static final ArchRule webKnowsJobsAndTheSystem = knowsOnly("web", "access", "key", "job", "sweep", "event", "report",
      "cell",
      "system");

  @ArchTest
  static final ArchRule theDashboardKnowsWhatItShows = knowsOnly("dashboard", "access", "key", "web", "job", "sweep",
      "event", "report",
      "snippet",
      "system");

  @ArchTest
  static final ArchRule theDescriptionKnowsFieldsAndProblems = knowsOnly("description", "job", "web");

  @ArchTest
  static final ArchRule theStoreKnowsWhatItKeeps = knowsOnly("store", "key", "job", "sweep", "event", "cell", "system",
      "idempotency");

  @ArchTest
  static final ArchRule workersKnowJobsAndTheSystem = knowsOnly("worker", "job", "cell", "system");

  @ArchTest
  static final ArchRule jobsKnowWhoCalls = knowsOnly("job", "access");

  @ArchTest
  static final ArchRule snippetsKnowNobody = knowsOnly("snippet");

  @ArchTest
  static final ArchRule whatAContainerNeedsKnowsNobody = knowsOnly("deploy");

  @ArchTest
  static final ArchRule sweepsKnowJobs = knowsOnly("sweep", "job", "access");

  @ArchTest
  static final ArchRule eventsKnowJobsAndSweeps = knowsOnly("event", "job", "sweep");

  @ArchTest
  static final ArchRule trainedCellsKnowJobs = knowsOnly("cell", "job");

  @ArchTest
  static final ArchRule reportsKnowJobsAndSweeps = knowsOnly("report", "job", "sweep");

  @ArchTest
  static final ArchRule theSystemKnowsJobs = knowsOnly("system", "job");

  @ArchTest
  static final ArchRule securityKnowsKeysAndWhatTheyOpen = knowsOnly("security", "access", "key", "job", "sweep",
      "system", "web");

  @ArchTest
  static final ArchRule idempotencyKnowsHowTheWebTellsProblems = knowsOnly("idempotency", "access", "web", "job");

  @ArchTest
  static final ArchRule whoCallsKnowsNobody = knowsOnly("access");

  @ArchTest
  static final ArchRule keysKnowWhoCalls = knowsOnly("key", "access", "job");

  @ArchTest
  static final ArchRule tracingKnowsNobody = knowsOnly("tracing");

  @ArchTest
  static final ArchRule thereAreNoCycles = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheApplicationIsInTheRootPackage = classes().that()
      .resideInAPackage(ROOT)
      .should()
      .haveSimpleName("Application")
      .orShould()
      .haveSimpleName("package-info");

  @ArchTest
  static final ArchRule onlyWhatTrainsAndWhatWasTrainedKnowsTheTraining = noClasses()
      .that()
      .resideOutsideOfPackages(ROOT + ".job..", ROOT + ".worker..", ROOT + ".cell..", ROOT + ".system..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("dev.engram.training..");

  /** What a spec costs and means, where its checkpoints stand, and the limits of both. */
  @ArchTest
  static final ArchRule fewOfAJobsClassesKnowTheTraining = noClasses()
      .that()
      .resideInAPackage(ROOT + ".job..")
      .and()
      .haveNameNotMatching(".*\\.(Plans|Costs|Capacity|MeasuringFields|ClippingRates|Checkpoints|Claims|Forks)(\\$.*)?")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("dev.engram.training..");

  @ArchTest
  static final ArchRule theSystemKnowsOnlyTheDevicesOfTheTraining = noClasses()
      .that()
      .resideInAPackage(ROOT + ".system..")
      .should()
      .dependOnClassesThat(resideInAPackage("dev.engram.training..")
          .and(resideOutsideOfPackages("dev.engram.training.device..")));

  @ArchTest
  static final ArchRule theEngineIsTheTrainingsAlone = noClasses()
      .should()
      .dependOnClassesThat()
      .resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule sqlIsTheStoresAlone = noClasses().that()
      .resideOutsideOfPackage(ROOT + ".store..")
      .should()
      .dependOnClassesThat()
      .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..");

  @ArchTest
  static final ArchRule theQueueIsTheWorkersAlone = noClasses().that()
      .resideOutsideOfPackage(ROOT + ".worker..")
      .should()
      .dependOnClassesThat()
      .resideInAPackage("com.github.kagkarlsson..");

  @ArchTest
  static final ArchRule controllersAreNobodyElsesBusiness = classes().that()
      .areAnnotatedWith(RestController.class)
      .or()
      .areAnnotatedWith(RestControllerAdvice.class)
      .should()
      .bePackagePrivate()
      .andShould()
      .resideInAPackage(ROOT + ".web..");

  @ArchTest
  static final ArchRule theStoresAreNobodyElsesBusiness = classes().that()
      .resideInAPackage(ROOT + ".store..")
      .should()
      .notBePublic();

  @ArchTest
  static final ArchRule thereAreStores = classes().that()
      .areAnnotatedWith(Repository.class)
      .should()
      .resideInAPackage(ROOT + ".store..");

  @ArchTest
  static final ArchRule theContractKnowsNothing = classes().that()
      .resideInAPackage("dev.engram.api..")
      .should(onlyDependOnClassesThat(resideInAnyPackage("dev.engram.api..", "java..",
          "com.fasterxml.jackson.annotation..", "org.jspecify.annotations..")));
}
