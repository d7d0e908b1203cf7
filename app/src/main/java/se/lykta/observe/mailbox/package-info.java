/// Mail to and from guard companies: the mailbox their reports come to, and reminders of missing ones.
@NullMarked
package se.lykta.observe.mailbox;

import org.jspecify.annotations.NullMarked;
