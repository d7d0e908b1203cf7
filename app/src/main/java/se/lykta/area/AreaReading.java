package se.lykta.area;

import java.util.List;

/// What came of reading a file of areas?
public sealed interface AreaReading {

    /// @param areas ordered by code, no code twice, every outline valid
    /// @param notices what was mended on the way
    record Read(List<Area> areas, List<AreaProblem> notices) implements AreaReading {
        public Read {
            areas = List.copyOf(areas);
            notices = List.copyOf(notices);
        }
    }

    /// @param problems why no area of the file was taken; at least one
    record Refused(List<AreaProblem> problems) implements AreaReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
