package se.lykta.example;

import java.time.YearMonth;

/// A crime of the police's statistics, known to the month and the area only.
record ReportedCrime(String number, YearMonth month, String areaCode, String category) {}
