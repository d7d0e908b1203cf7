/// Incidents made of reports that a person has accepted.
@NullMarked
package se.lykta.incident.accepted;

import org.jspecify.annotations.NullMarked;
