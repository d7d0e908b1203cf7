package se.lykta.example;

import java.time.LocalDateTime;

/// What a municipal unit or a caretaker saw or found.
///
/// @param earliest first possible local time
/// @param latest last possible local time; equal when somebody was there
record StaffObservation(
        String number,
        LocalDateTime earliest,
        LocalDateTime latest,
        LocalDateTime reported,
        String unit,
        String category,
        Spot spot,
        String text) {}
