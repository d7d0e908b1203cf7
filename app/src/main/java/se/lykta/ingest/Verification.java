package se.lykta.ingest;

/// How far has the content of the incident been checked?
public enum Verification {
    /// Checked by somebody who was there or by the authority responsible.
    CONFIRMED,
    /// Taken as reported; nobody has checked.
    UNCONFIRMED,
    /// Hearsay. Kept for follow-up, never counted.
    RUMOUR,
    /// Checked and found not to have happened.
    REFUTED;

    /// May it stand in a count?
    public boolean mayCount() {
        return this == CONFIRMED || this == UNCONFIRMED;
    }
}
