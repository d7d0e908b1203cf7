package se.lykta.observe.page;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.lykta.municipality.WrittenTimes;
import se.lykta.observe.delivery.Delivery;
import se.lykta.observe.delivery.DeliveryFault;

/// A delivery in the words of a page.
///
/// @param company name; null when the sender is not known
/// @param received local time
/// @param shifts with the agreements' names
record DeliveryLine(Delivery delivery, @Nullable String company, String received, List<Shift> shifts) {
    private static final double KIBIBYTE = 1024;

    record Shift(Delivery.TakenShift taken, String agreement) {}

    DeliveryLine {
        shifts = List.copyOf(shifts);
    }

    static DeliveryLine of(
            Delivery delivery, Map<UUID, String> companies, Map<UUID, String> agreements, WrittenTimes times) {
        return new DeliveryLine(
                delivery,
                delivery.companyId() == null ? null : companies.get(delivery.companyId()),
                times.at(delivery.receivedAt()),
                delivery.shifts().stream()
                        .map(taken -> new Shift(taken, agreements.getOrDefault(taken.agreementId(), "")))
                        .toList());
    }

    /// What came and was not called anything has the day as its name.
    public String name() {
        var name = delivery.document().name();
        return name.isBlank() ? received : name;
    }

    public boolean isWaiting() {
        return delivery.state() == Delivery.State.TRIAGE;
    }

    public int faultCount() {
        return delivery.faults().size();
    }

    public List<DeliveryFault> faults() {
        return delivery.faults();
    }

    /// The key of the fault's sentence: what is wrong and what to do.
    public static String messageKey(DeliveryFault fault) {
        return "observe.fault." + fault.code().key();
    }

    public double kilobytes() {
        return delivery.document().bytes() / KIBIBYTE;
    }
}
