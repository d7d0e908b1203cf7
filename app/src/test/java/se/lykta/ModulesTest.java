package se.lykta;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/// A step may read the steps before it, never the steps after it; ground knows no step; the shell may read all.
class ModulesTest {
    private static final ApplicationModules MODULES =
            ApplicationModules.of(Lykta.class, JavaClass.Predicates.resideInAPackage("se.lykta.analysis.."));

    /// The order of the data flow, one line per rank. Packages of one rank may read each other, but not in a
    /// circle.
    private static final List<List<String>> ORDER = List.of(
            // Kernels, in a Maven module of their own.
            List.of("analysis"),
            // Ground: the data's house, then who may enter it.
            List.of(
                    "database",
                    "municipality",
                    "area",
                    "access",
                    "audit",
                    "account",
                    "privacy",
                    "map",
                    "mail",
                    "document"),
            List.of("ingest", "observe"),
            List.of("incident", "indicator"),
            List.of("picture", "place", "alert"),
            List.of("problem"),
            List.of("action"),
            List.of("followup"),
            List.of("meeting", "council", "report"),
            List.of("duty", "open", "reminder"),
            List.of("web", "cli", "example"));

    @Test
    void keepTheirInnerPartsToThemselvesAndHaveNoCircles() {
        MODULES.detectViolations()
                // The run of an import is ingest's second public package; observe's are a delivery's intake, and
                // what the example's tips are answered and given owners with.
                .filter(violation -> !violation.hasMessageContaining("non-exposed type se.lykta.ingest.run."))
                .filter(violation -> !violation.hasMessageContaining("non-exposed type se.lykta.observe.delivery."))
                .filter(violation -> !violation.hasMessageContaining("non-exposed type se.lykta.observe.contact."))
                .filter(violation -> !violation.hasMessageContaining("non-exposed type se.lykta.observe.triage."))
                .throwIfPresent();
    }

    @Test
    void areAllKnownToTheOrder() {
        var known = new TreeSet<String>();
        ORDER.forEach(known::addAll);
        assertThat(known)
                .as("packages in the order")
                .containsAll(MODULES.stream().map(ModulesTest::name).toList());
    }

    @Test
    void readOnlyWhatComesBefore() {
        var ranks = new HashMap<String, Integer>();
        for (int rank = 0; rank < ORDER.size(); rank++) {
            for (var name : ORDER.get(rank)) {
                ranks.put(name, rank);
            }
        }
        var wrong = new ArrayList<String>();
        MODULES.forEach(module -> module.getDirectDependencies(MODULES, DependencyType.values())
                .uniqueModules()
                .forEach(read -> {
                    var step = name(module) + " -> " + name(read);
                    if (rank(ranks, module) < rank(ranks, read)) {
                        wrong.add(step + ": " + name(read) + " is a later step and may not be read");
                    }
                }));
        assertThat(wrong).isEmpty();
    }

    private static int rank(Map<String, Integer> ranks, ApplicationModule module) {
        return ranks.getOrDefault(name(module), 0);
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
