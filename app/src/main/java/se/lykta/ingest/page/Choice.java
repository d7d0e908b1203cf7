package se.lykta.ingest.page;

/// One entry of a list to choose from.
record Choice(String value, String label, boolean chosen) {}
