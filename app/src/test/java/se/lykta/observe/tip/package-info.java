/// Tests of tips from residents.
@NullMarked
package se.lykta.observe.tip;

import org.jspecify.annotations.NullMarked;
