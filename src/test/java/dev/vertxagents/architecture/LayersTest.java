package dev.vertxagents.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stack as {@code architecture.md} draws it: who may import whom, with the reason in the message of each rule. */
class LayersTest {
  private static final String ROOT = "dev.vertxagents.";
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
      .importPackages("dev.vertxagents", "examples");

  /** A package, what of ours it may import, and why no more. */
  enum Layer {
    CODEC("values and bytes know nobody: whoever needs only them takes only them"),
    CLOCK("time knows nobody: everything else may need it"),
    CHANNEL("a connection carries messages whatever they mean", CODEC, CLOCK),
    RPC("a call is the same whether agents or plain services answer it", CHANNEL, CODEC, CLOCK),
    AGENT("agents know calls; who looks at agents, or places them, stands above", RPC, CHANNEL, CODEC, CLOCK),
    CLUSTER("the directory plugs into agent's interface", AGENT, RPC, CHANNEL, CODEC, CLOCK),
    OBSERVE("what observers see is told by interfaces below; nobody waits for an observer", AGENT, RPC, CHANNEL, CODEC,
        CLOCK),
    MOSAIK("co-simulation is one more use of containers", AGENT, RPC, CHANNEL, CODEC, CLOCK),
    SIMULATION("simulated worlds replace clock and transport from outside", AGENT, RPC, CHANNEL, CODEC, CLOCK),
    CONSOLE("the web page sees all that runs and nothing depends on it", CLUSTER, OBSERVE, MOSAIK, SIMULATION, AGENT,
        RPC, CHANNEL, CODEC,
        CLOCK),
    LAUNCH("wires everything that runs; neither build time nor tests", CONSOLE, CLUSTER, OBSERVE, MOSAIK, SIMULATION,
        AGENT, RPC, CHANNEL,
        CODEC, CLOCK),
    TESTKIT("users take it into their tests without page and command line", CLUSTER, OBSERVE, MOSAIK, SIMULATION,
        AGENT, RPC, CHANNEL,
        CODEC, CLOCK),
    CODEGEN("runs inside javac before anything of ours is compiled: it names our types as strings");

    final String reason;
    final List<Layer> allowed;

    Layer(String reason, Layer... allowed) {
      this.reason = reason;
      this.allowed = List.of(allowed);
    }

    String packages() {
      return ROOT + name().toLowerCase(Locale.ROOT) + "..";
    }

    String[] forbidden() {
      List<String> packages = new ArrayList<>(List.of("examples.."));
      for (Layer other : values()) {
        if (other != this && !allowed.contains(other)) {
          packages.add(other.packages());
        }
      }
      return packages.toArray(String[]::new);
    }
  }

  @ParameterizedTest
  @EnumSource(Layer.class)
  void importsOnlyWhatStandsBelow(Layer layer) {
    noClasses().that().resideInAPackage(layer.packages()).should().dependOnClassesThat()
        .resideInAnyPackage(layer.forbidden())
        .because(layer.reason).allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + "(*)..").should().beFreeOfCycles()
        .because("a package that imports its user cannot be understood, or taken, alone").check(CLASSES);
  }

  @Test
  void everyPackageHasAPlaceInTheTable() {
    String[] known = Arrays.stream(Layer.values()).map(Layer::packages).toArray(String[]::new);

    classes().that().resideInAPackage(ROOT + "*..").should().resideInAnyPackage(known)
        .because("a package outside of the table is bound by none of its rules").check(CLASSES);
  }

  @Test
  void packagesAreFlat() {
    noClasses().should().resideInAPackage(ROOT + "*.*..")
        .because("what is not public is hidden by being package-private, not by a sub-package").check(CLASSES);
  }

  @Test
  void codegenSeesOnlyTheJdkAndVertxCodegen() {
    classes().that().resideInAPackage(Layer.CODEGEN.packages()).should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax..", "io.vertx.codegen..", Layer.CODEGEN.packages())
        .because(Layer.CODEGEN.reason).allowEmptyShould(true).check(CLASSES);
  }

  @Test
  void onlyNamedClassesReachBelowVertxPublicInterface() {
    noClasses().that().haveNameNotMatching(
        ".*\\.(VertxInternals|rpc\\.(KnownFuture|CallFuture(\\$.*)?|CallCause)|cluster\\.ClusterNodes"
            + "|clock\\.(ClockTimer|SteppedClock))")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx.core.internal..", "io.vertx.core.impl..", "io.vertx.core.net.impl..")
        .because("Vert.x may change its internals at any time: as few classes as possible then change with them")
            .check(CLASSES);
  }

  private static final String GENERATED = ".*(Routes|Proxy)(\\$.*)?";

  @Test
  void examplesUseThePublicInterfaceOnly() {
    noClasses().that().resideInAPackage("examples..").and().haveNameNotMatching(GENERATED).should().dependOnClassesThat()
        .resideInAnyPackage(Layer.CODEGEN.packages(), Layer.CONSOLE.packages(), "io.vertx.core.internal..")
        .orShould().dependOnClassesThat().haveNameMatching(
            "dev\\.vertxagents\\.rpc\\.(Router|Route|Gate|Invocation|Road|OutboundCall|LocalRoad|Referrer|Dispatcher"
                + "|Target|TypedProxies)")
        .because("an example shows what users can write themselves").allowEmptyShould(true).check(CLASSES);
  }
}
