/// Tests of mail to and from guard companies.
@NullMarked
package se.lykta.observe.mailbox;

import org.jspecify.annotations.NullMarked;
