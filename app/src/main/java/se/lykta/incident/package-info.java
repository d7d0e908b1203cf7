/// Step 2: what happened, where, when, how precisely known. PostgreSQL is the truth;
/// [se.lykta.incident.IncidentColumns] is the picture's copy of it in memory, at most two seconds behind.
@NullMarked
package se.lykta.incident;

import org.jspecify.annotations.NullMarked;
