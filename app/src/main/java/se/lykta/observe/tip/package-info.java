/// Tips from residents: a public form that needs neither script nor name, and nothing seen before triage.
@NullMarked
package se.lykta.observe.tip;

import org.jspecify.annotations.NullMarked;
