package io.iotmi.relay.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.Buffer;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Calls that only some packages may make, and what must not change. */
final class CallRules {
  /** Names of methods whose time tells where two values differ. */
  private static final Set<String> COMPARISONS =
      Set.of(
          "equals",
          "equalsIgnoreCase",
          "contentEquals",
          "compareToIgnoreCase",
          "deepEquals",
          "mismatch",
          "regionMatches",
          "matches");

  /** Ordering of times and numbers is none of them. */
  private static final Set<String> ORDERINGS = Set.of("compare", "compareTo", "compareUnsigned");

  private CallRules() {}

  static Map<String, ArchRule> under(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put(
        "only the edges read the environment",
        noClasses()
            .that()
            .resideOutsideOfPackages(root + ".entry..", root + ".logging..", root + ".replay")
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class));
    rules.put(
        "only the edges read the clock",
        noClasses()
            .that()
            .resideInAnyPackage(
                root + ".model..",
                root + ".json..",
                root + ".vendor..",
                root + ".operation..",
                root + ".stage..",
                root + ".pipeline..",
                root + ".replay.*..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime"));
    rules.put(
        "what several invocations share does not change",
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(root + ".model..", root + ".pipeline..")
            .should()
            .beFinal());
    rules.put(
        "signatures are compared by MessageDigest.isEqual alone",
        noClasses()
            .that()
            .resideInAPackage(root + ".stage.verify..")
            .should()
            .callMethodWhere(comparesOtherwise()));
    return rules;
  }

  /** What the JDK compares with, other than in constant time. */
  private static DescribedPredicate<JavaMethodCall> comparesOtherwise() {
    return describe(
        "compares values of texts or bytes otherwise",
        call -> {
          AccessTarget.MethodCallTarget target = call.getTarget();
          boolean ofTheJdk = target.getOwner().getPackageName().startsWith("java.");
          boolean ofBytes =
              target.getOwner().isEquivalentTo(Arrays.class)
                  || target.getOwner().isEquivalentTo(String.class)
                  || target.getOwner().isAssignableTo(Buffer.class);
          return ofTheJdk
              && (COMPARISONS.contains(target.getName())
                  || (ofBytes && ORDERINGS.contains(target.getName())));
        });
  }
}
