/// Ground: organisations and people, signing in and out, sessions, and the security headers of every response.
@NullMarked
package se.lykta.account;

import org.jspecify.annotations.NullMarked;
