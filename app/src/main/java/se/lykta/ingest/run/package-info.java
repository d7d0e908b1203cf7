/// The run of an import: staged, compared, committed, undone. Every step can be killed and goes on exactly
/// once.
@NamedInterface("run")
@NullMarked
package se.lykta.ingest.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
