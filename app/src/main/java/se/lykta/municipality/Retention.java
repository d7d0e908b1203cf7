package se.lykta.municipality;

/// How long is one kind of record kept?
///
/// @param what the kind of record, such as `incident.text`
/// @param months after which it is disposed of, > 0
/// @param decision the disposal decision with date and case number; while it is empty nothing is disposed of and
/// the
///     months are a proposal
public record Retention(String what, int months, String decision) {

    public Retention {
        if (months < 1) {
            throw new IllegalArgumentException("months is " + months + ", must be > 0");
        }
    }

    public boolean isDecided() {
        return !decision.isBlank();
    }
}
