package se.lykta.meeting.page;

import java.util.List;

/// What is written in the minutes, whatever the kind of document.
///
/// @param state draft, or closed on a day
/// @param language tag of the texts
record Minutes(String title, String period, String state, List<Section> sections, String language) {
    record Section(String heading, List<String> lines) {
        Section {
            lines = List.copyOf(lines);
        }
    }

    Minutes {
        sections = List.copyOf(sections);
    }
}
