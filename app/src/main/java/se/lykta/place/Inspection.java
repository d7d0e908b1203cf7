package se.lykta.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What did somebody see who went through a place area by area?
///
/// @param findings areas that were looked at, in the order of [SafetyArea]; an area that is missing was not
public record Inspection(UUID id, LocalDate inspectedOn, Light light, List<Finding> findings, String summary) {
    public enum Light {
        DAY,
        DARK
    }

    public enum Grade {
        GOOD,
        WANTING
    }

    /// @param remark empty when the grade says it all
    public record Finding(SafetyArea area, Grade grade, String remark) {}

    public Inspection {
        findings = List.copyOf(findings);
    }

    /// How many areas leave something to wish for?
    public long wanting() {
        return findings.stream()
                .filter(finding -> finding.grade() == Grade.WANTING)
                .count();
    }
}
