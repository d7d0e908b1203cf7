package se.lykta.example;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/// An invented event as the police would publish it.
///
/// @param place municipality or county named last in the title
/// @param at local time of the event
record PoliceEvent(long id, LocalDateTime at, ZonedDateTime published, String type, String place, String summary) {}
