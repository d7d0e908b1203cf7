package se.lykta.ingest.run;

/// Another process or a second click works on the same import at this moment; this one stops and has changed
/// nothing.
public final class ImportBusy extends RuntimeException {
    private static final long serialVersionUID = 1;

    ImportBusy(long runId) {
        super("Import run " + runId + " is being worked on elsewhere. Wait for it, then look at the run again.");
    }
}
