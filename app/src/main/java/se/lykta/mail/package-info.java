/// E-mail out, through the municipality's own server; off until one is named.
@NullMarked
package se.lykta.mail;

import org.jspecify.annotations.NullMarked;
