/// Generated reports that await triage in the example municipality.
@NullMarked
package se.lykta.example.report;

import org.jspecify.annotations.NullMarked;
