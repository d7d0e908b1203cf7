package se.lykta.observe.delivery;

import java.util.List;
import se.lykta.observe.ShiftReport;

/// What came of judging what a document says of one shift?
sealed interface ReadShift {
    /// @param line where it stood in the document
    /// @param masked how many words or numbers that could point at a person were masked
    record Taken(long line, ShiftReport report, List<ShiftEvent> events, int masked) implements ReadShift {
        public Taken {
            events = List.copyOf(events);
        }
    }

    record Faulty(List<DeliveryFault> faults) implements ReadShift {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
