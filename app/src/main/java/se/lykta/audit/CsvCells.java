package se.lykta.audit;

/// Keeps a spreadsheet from running a cell as a formula (ASVS 1.2.10): text that begins like one gets an apostrophe in
/// front. Every CSV or spreadsheet download passes its text through here; numbers need not.
public final class CsvCells {
    private static final String DANGEROUS = "=+-@\t\r";

    private CsvCells() {}

    public static String guarded(String text) {
        return !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
