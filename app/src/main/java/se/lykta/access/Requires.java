package se.lykta.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Which permission does this route or command need? Stands on a controller's method, on its class (for all its
/// methods) or on a command's class. A route or command with neither this nor [Open] fails the build and is refused.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission value();

    /// Does the route itself keep the limit of people who have the permission within a limit? Else they are refused.
    boolean keepsLimit() default false;
}
