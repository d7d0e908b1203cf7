package se.lykta.example;

import java.time.LocalDateTime;

/// A guard's report of one incident.
///
/// @param patrol number of the patrol, never a person
/// @param shiftFrom local time
/// @param shiftTo local time
record GuardReport(
        String number,
        int patrol,
        LocalDateTime shiftFrom,
        LocalDateTime shiftTo,
        LocalDateTime at,
        String category,
        Spot spot,
        String text) {}
