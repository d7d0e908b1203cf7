/// Guard companies' files and mails in: read, taken as shift reports, or kept for a person to look at.
@NamedInterface("delivery")
@NullMarked
package se.lykta.observe.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
