package io.iotmi.relay.house;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
  private static final String ROOT = "io.iotmi.relay";
  private static final String PLANTED = "io.iotmi.relay.planted";

  @Test
  void theFunctionKeepsTheOneDirection() {
    JavaClasses function = new ClassFileImporter().importPath(Path.of("target/classes"));
    assertAll(Directions.under(ROOT).values().stream().map(rule -> () -> rule.check(function)));
  }

  @Test
  void everyRuleReportsAPlantedViolation() {
    JavaClasses planted =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(PLANTED);
    Set<String> silent = new TreeSet<>();
    for (Map.Entry<String, ArchRule> rule : Directions.under(PLANTED).entrySet()) {
      if (!rule.getValue().evaluate(planted).hasViolation()) {
        silent.add(rule.getKey());
      }
    }
    assertEquals(Set.of(), silent, "rules that saw nothing wrong");
  }

  @Test
  void aRuleOverNothingFails() {
    JavaClasses nothing = new ClassFileImporter().importPackages("io.iotmi.relay.nowhere");
    ArchRule rule = Directions.under(ROOT).values().iterator().next();
    assertThrows(AssertionError.class, () -> rule.check(nothing));
  }

  @Test
  void theLocalStackMeetsTheFunctionOnlyWhereAwsDoes() {
    JavaClasses local = new ClassFileImporter().importPackages(ROOT + ".local");
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage(ROOT + ".local..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".entry..",
            ROOT + ".startup..",
            ROOT + ".pipeline..",
            ROOT + ".operation..",
            ROOT + ".stage..",
            ROOT + ".aws..",
            ROOT + ".json..",
            ROOT + ".model..",
            ROOT + ".telemetry..",
            ROOT + ".logging..")
        .check(local);
  }
}
