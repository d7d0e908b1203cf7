package se.lykta.document;

import java.util.List;

/// What is written in a document, whatever the kind of file.
///
/// @param under lines straight under the title
/// @param language tag of the texts
public record Document(String title, List<String> under, List<Section> sections, String language) {
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }
    }

    public Document {
        under = List.copyOf(under);
        sections = List.copyOf(sections);
    }
}
