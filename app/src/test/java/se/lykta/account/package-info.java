@NullMarked
package se.lykta.account;

import org.jspecify.annotations.NullMarked;
