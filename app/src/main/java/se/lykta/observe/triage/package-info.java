/// A person looks at what came in: accepts, merges, forwards, rejects, and answers whoever reported.
@NullMarked
package se.lykta.observe.triage;

import org.jspecify.annotations.NullMarked;
