package se.lykta.observe.delivery;

import java.util.ArrayList;
import java.util.List;

/// The faults of one shift as they are found.
final class Faults {
    private final List<DeliveryFault> found;
    private final long line;

    Faults(long line) {
        this(line, new ArrayList<>());
    }

    private Faults(long line, List<DeliveryFault> found) {
        this.line = line;
        this.found = found;
    }

    /// The same list, for faults of another line.
    Faults at(long otherLine) {
        return new Faults(otherLine, found);
    }

    void add(FaultCode code, String what, String expected) {
        found.add(new DeliveryFault("", line, code, what, expected));
    }

    boolean isAny() {
        return !found.isEmpty();
    }

    ReadShift asRead() {
        return new ReadShift.Faulty(found);
    }
}
