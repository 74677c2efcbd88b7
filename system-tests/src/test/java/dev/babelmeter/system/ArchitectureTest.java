// SPDX-License-Identifier: Apache-2.0
package dev.babelmeter.system;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the rooms, as ARCHITECTURE.md draws them. */
class ArchitectureTest {
  private static final List<String> MODULES =
      List.of(
          "process",
          "schemas",
          "tokenizers",
          "languages",
          "metrics",
          "prices",
          "operators",
          "topologies/analytics-job",
          "topologies/live-views",
          "broker",
          "reports",
          "gpu-workers/protocol",
          "gpu-workers/worker",
          "gpu-workers/dynamic",
          "gpu-workers/training",
          "cli");

  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    Path root = Path.of(System.getProperty("babelmeter.root"));
    List<Path> folders =
        MODULES.stream().map(module -> root.resolve(module).resolve("target/classes")).toList();
    assertThat(folders).allMatch(Files::isDirectory, "was built");
    classes = new ClassFileImporter().importPaths(folders);
  }

  @Test
  void arrowsBetweenRooms_runOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.babelmeter..")
        .layer("process")
        .definedBy("dev.babelmeter.process..")
        .layer("schemas")
        .definedBy(
            "dev.babelmeter.schemas..",
            "dev.babelmeter.events..",
            "dev.babelmeter.state..",
            "dev.babelmeter.views.v1")
        .layer("tokenizers")
        .definedBy("dev.babelmeter.tokenizers..")
        .layer("languages")
        .definedBy("dev.babelmeter.languages..")
        .layer("metrics")
        .definedBy("dev.babelmeter.metrics..")
        .layer("prices")
        .definedBy("dev.babelmeter.prices..")
        .layer("operators")
        .definedBy("dev.babelmeter.operators..")
        .layer("job")
        .definedBy("dev.babelmeter.job..")
        .layer("views")
        .definedBy(
            resideInAnyPackage("dev.babelmeter.views..")
                .and(resideInAnyPackage("dev.babelmeter.views.v1").negate())
                .as("dev.babelmeter.views.. without the records"))
        .layer("broker")
        .definedBy("dev.babelmeter.broker..")
        .layer("reports")
        .definedBy("dev.babelmeter.reports..")
        .layer("protocol")
        .definedBy("dev.babelmeter.protocol..")
        .layer("worker")
        .definedBy("dev.babelmeter.worker..")
        .layer("dynamic")
        .definedBy("dev.babelmeter.dynamic..")
        .layer("training")
        .definedBy("dev.babelmeter.training..")
        .layer("cli")
        .definedBy("dev.babelmeter.cli..")
        .whereLayer("process")
        .mayNotAccessAnyLayer()
        .whereLayer("schemas")
        .mayNotAccessAnyLayer()
        .whereLayer("tokenizers")
        .mayNotAccessAnyLayer()
        .whereLayer("languages")
        .mayNotAccessAnyLayer()
        .whereLayer("metrics")
        .mayNotAccessAnyLayer()
        .whereLayer("prices")
        .mayOnlyAccessLayers("schemas")
        .whereLayer("operators")
        .mayOnlyAccessLayers("schemas", "tokenizers", "languages", "metrics")
        .whereLayer("job")
        .mayOnlyAccessLayers(
            "process", "schemas", "tokenizers", "languages", "metrics", "operators", "reports")
        .whereLayer("views")
        .mayOnlyAccessLayers("process", "schemas", "metrics", "prices")
        .whereLayer("broker")
        .mayOnlyAccessLayers("process")
        .whereLayer("reports")
        .mayOnlyAccessLayers("tokenizers", "metrics")
        .whereLayer("protocol")
        .mayNotAccessAnyLayer()
        .whereLayer("worker")
        .mayOnlyAccessLayers("process", "tokenizers", "protocol", "dynamic")
        .whereLayer("dynamic")
        .mayOnlyAccessLayers("tokenizers")
        .whereLayer("training")
        .mayOnlyAccessLayers("process", "tokenizers", "worker")
        .whereLayer("cli")
        .mayOnlyAccessLayers(
            "process", "schemas", "tokenizers", "metrics", "prices", "reports", "dynamic")
        .check(classes);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("dev.babelmeter.(**)").should().beFreeOfCycles().check(classes);
  }

  /** Flink's and Kafka Streams' RocksDB builds share a package name. */
  @Test
  void flinkAndKafkaStreams_neverMeet() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.babelmeter.operators..", "dev.babelmeter.job..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(classes);
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.babelmeter.views..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.kafka.streams..")
        .check(classes);
  }

  /** On their own: no Kafka, no Flink, no Avro. */
  @Test
  void librariesAndWorkers_knowNoStreams() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "dev.babelmeter.tokenizers..",
            "dev.babelmeter.languages..",
            "dev.babelmeter.metrics..",
            "dev.babelmeter.prices",
            "dev.babelmeter.prices.read..",
            "dev.babelmeter.reports..",
            "dev.babelmeter.protocol..",
            "dev.babelmeter.dynamic..",
            "dev.babelmeter.worker..",
            "dev.babelmeter.training..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.apache.flink..", "org.apache.avro..")
        .check(classes);
  }

  @Test
  void metrics_dependOnTheJdkOnly() {
    classes()
        .that()
        .resideInAPackage("dev.babelmeter.metrics..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("dev.babelmeter.metrics..", "java..", "org.jspecify..")
        .check(classes);
  }

  /** The reference engine and its native library stay behind the public interface. */
  @Test
  void onlyTokenizers_knowTheReferenceEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.babelmeter.tokenizers..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("ai.djl.huggingface..", "com.knuddels..")
        .check(classes);
  }

  @Test
  void onlyTraining_knowsPyTorch() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.babelmeter.tokenizers..", "dev.babelmeter.training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(classes);
  }

  @Test
  void everyClass_isInARoom() {
    classes().that(alwaysTrue()).should().resideInAPackage("dev.babelmeter.*..").check(classes);
  }
}
