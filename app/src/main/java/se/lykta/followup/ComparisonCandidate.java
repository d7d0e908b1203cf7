package se.lykta.followup;

/// A place that may be compared with, most similar ones first in a list.
///
/// @param id tells it from the others of its list
public record ComparisonCandidate(String id, EffectPlan.Comparison comparison) {}
