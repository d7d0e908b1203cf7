package se.lykta.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import se.lykta.analysis.probability.Poisson;

/// Are alerts in towns where nothing changes as rare as is stated? The first 150 of the thousand towns whose table
/// stands in docs/methods/alerts.md.
class UnchangedTownsTest {
    private static final Logger LOG = LoggerFactory.getLogger(UnchangedTownsTest.class);
    private static final int TOWNS = 150;
    /// Seeds are fixed, so this asks whether the rate is the stated one, and not whether a draw is lucky.
    private static final double LEAST_CHANCE = 0.005;

    @Test
    void alertAsOftenAsStated() {
        var outcomes = new AlertCalibration().once(TOWNS);
        LOG.info("{}; {}", outcomes.emerging(), outcomes.counts());
        isAsStated(outcomes.emerging());
        isAsStated(outcomes.counts());
        assertThat(outcomes.counts().stated())
                .as("something is stated, so that the rate can differ from it")
                .isGreaterThan(10);
    }

    private static void isAsStated(AlertCalibration.Outcome outcome) {
        assertThat(Poisson.upper(outcome.alerts(), outcome.stated()))
                .as("chance of so many: %s", outcome)
                .isGreaterThan(LEAST_CHANCE);
        assertThat(Poisson.lower(outcome.alerts(), outcome.stated()))
                .as("chance of so few: %s", outcome)
                .isGreaterThan(LEAST_CHANCE);
    }
}
