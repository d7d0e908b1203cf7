/// Tests of the contact point.
@NullMarked
package se.lykta.observe.contact;

import org.jspecify.annotations.NullMarked;
