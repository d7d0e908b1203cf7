package se.lykta.observe.delivery;

import java.util.List;

/// What one document tells: the shifts that could be read, and what could not.
record Told(List<ToldShift> shifts, List<DeliveryFault> faults) {
    Told {
        shifts = List.copyOf(shifts);
        faults = List.copyOf(faults);
    }

    static Told nothing(DeliveryFault fault) {
        return new Told(List.of(), List.of(fault));
    }

    static Told nothing(FaultCode code, String found, String expected) {
        return nothing(DeliveryFault.whole(code, found, expected));
    }
}
