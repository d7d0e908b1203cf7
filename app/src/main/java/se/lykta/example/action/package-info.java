/// The example's actions and meetings, entered as people would.
@NullMarked
package se.lykta.example.action;

import org.jspecify.annotations.NullMarked;
