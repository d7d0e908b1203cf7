package se.lykta.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import se.lykta.action.Action;
import se.lykta.action.ActionState;
import se.lykta.action.Actions;
import se.lykta.action.TestActions;
import se.lykta.analysis.effect.EffectVerdict;
import se.lykta.audit.Actor;
import se.lykta.database.MunicipalityId;
import se.lykta.database.TestProgram;
import se.lykta.example.ExampleData;
import se.lykta.example.PlantedTruths;
import se.lykta.municipality.Municipalities;
import se.lykta.municipality.ShippedMunicipality;

/// Does the effect card of the example's lighting action find what was planted?
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestProgram.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class PlantedEffectDbTest {
    private static final Logger LOG = LoggerFactory.getLogger(PlantedEffectDbTest.class);
    private static final MunicipalityId EXAMPLE = new MunicipalityId(ShippedMunicipality.EXAMPLE);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Stockholm"));

    @TempDir
    Path folder;

    @Autowired
    ExampleData exampleData;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Actions actions;

    @Autowired
    Effects effects;

    @Autowired
    EffectPlans plans;

    @BeforeEach
    void loadMunicipality() {
        municipalities.load(ShippedMunicipality.unpack(EXAMPLE.value(), folder.resolve("municipality")));
    }

    /// One test, because every part needs the loaded example.
    @Test
    void holdsThePlantedEffectAndStandsFast() {
        var truths = exampleData.load(EXAMPLE, TODAY, folder.resolve("example"));
        var lit = lighting(truths);
        var plan = plans.find(EXAMPLE, lit.id()).orElseThrow();
        assertThat(plan.comparisons()).hasSize(4);
        assertThat(plan.weeks().beforeTo()).isBeforeOrEqualTo(truths.lighting().from());
        assertThat(plans.lock(EXAMPLE, plan, Actor.commandLine())).isFalse();

        var card = (EffectCard.Judged) effects.judge(EXAMPLE, lit, plan);
        LOG.info("planted={} card={}", truths.lighting().factor(), card);
        var change = switch (card.verdict()) {
            case EffectVerdict.Fewer fewer -> fewer.change();
            case EffectVerdict.More more -> more.change();
            case EffectVerdict.NotShown notShown -> notShown.change();
            case EffectVerdict.CannotBeJudged none -> throw new AssertionError(none);
        };
        assertThat(change.interval().holds(truths.lighting().factor()))
                .as("interval %s of ratio %s", change.interval(), change.ratio())
                .isTrue();
        assertThat(card.surroundings()).isPresent();
        saysNothingBeforeTheDayAndNothingOnFewIncidents(truths, lit);
    }

    private void saysNothingBeforeTheDayAndNothingOnFewIncidents(PlantedTruths truths, Action lit) {
        var candidates = effects.suggest(EXAMPLE, lit, "guard");
        assertThat(candidates).hasSizeGreaterThan(4);
        var plan = effects.plan(EXAMPLE, lit, "guard", candidates);
        var later = new EffectPlan(
                plan.actionId(),
                plan.sourceCode(),
                new EffectPlan.Weeks(
                        plan.weeks().beforeFrom(),
                        plan.weeks().beforeTo(),
                        plan.weeks().afterFrom(),
                        TODAY.plusWeeks(3)),
                plan.ringMetres(),
                plan.promisedRatio(),
                plan.comparisons(),
                plan.lockedOn(),
                plan.revision());
        assertThat(effects.judge(EXAMPLE, lit, later)).isInstanceOf(EffectCard.NotYet.class);
        assertThat(effects.suggest(EXAMPLE, lit, "none")).isEmpty();
        var named = TestActions.terms(
                "Elsewhere", lit.owner().id(), truths.lighting().from());
        var id = actions.add(EXAMPLE, TestActions.proposal(named), Actor.commandLine());
        var nowhere = actions.find(EXAMPLE, id).orElseThrow();
        assertThat(effects.suggest(EXAMPLE, nowhere, "guard")).isEmpty();
        assertThatThrownBy(() -> effects.plan(EXAMPLE, nowhere, "guard", candidates))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Action lighting(PlantedTruths truths) {
        return actions.all(EXAMPLE).stream()
                .filter(action -> action.state() == ActionState.CHECK)
                .filter(action ->
                        truths.lighting().from().equals(action.terms().days().start()))
                .findFirst()
                .orElseThrow();
    }
}
