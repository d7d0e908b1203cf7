/// The contact point: who deals with what came in, until when, and how long it takes.
@NullMarked
package se.lykta.observe.contact;

import org.jspecify.annotations.NullMarked;
