package se.lykta.picture;

import java.util.List;

/// The filter bar: what is chosen, what could be chosen, and each choice in words.
///
/// @param kept what the address holds beside the choices (view, cell size, map position), sent along as hidden
/// fields
record PictureFilter(
        Period period,
        Group types,
        Group sources,
        Group known,
        Group quality,
        Group layer,
        Group area,
        List<Kept> kept) {
    PictureFilter {
        kept = List.copyOf(kept);
    }

    /// The span of days.
    ///
    /// @param from first day, ISO
    /// @param to last day, ISO, included
    /// @param label the span in ISO weeks, such as `v. 44–47`
    /// @param note its length in words, such as `28 dagar`
    record Period(
            String from,
            String to,
            String label,
            String note,
            List<Choice> presets,
            String previousHref,
            String nextHref) {
        Period {
            presets = List.copyOf(presets);
        }
    }

    /// One control.
    ///
    /// @param name the parameter in the address
    /// @param summary what is chosen, in a few words
    /// @param parts choices under a heading each; the heading is empty when there is only one part
    record Group(String name, String summary, List<Part> parts) {
        Group {
            parts = List.copyOf(parts);
        }
    }

    /// Choices of one kind.
    record Part(String heading, List<Choice> choices) {
        Part {
            choices = List.copyOf(choices);
        }
    }

    /// @param note a short explanation or a count, empty when there is none
    record Choice(String value, String label, String note, boolean chosen) {}

    /// A hidden field.
    record Kept(String name, String value) {}
}
