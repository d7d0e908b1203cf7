package se.lykta.municipality;

import se.lykta.database.MunicipalityId;

/// A municipality as its configuration file describes it (docs/municipality-file.md).
///
/// @param id the code that every row of the municipality carries
/// @param profile names, country, time, languages, colours
/// @param map where it lies and in which systems distances and local coordinates are
/// @param rules thresholds and retention
/// @param words categories of incidents and where incidents come from
/// @param geography layers, localities, example places and populations
public record Municipality(
        MunicipalityId id, Profile profile, MapFrame map, Rules rules, Words words, Geography geography) {}
