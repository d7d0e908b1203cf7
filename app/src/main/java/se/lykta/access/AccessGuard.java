package se.lykta.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Holds every route to its rule: lets in, asks to sign in, or refuses. A route without a rule is refused.
@Component
class AccessGuard implements HandlerInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(AccessGuard.class);

    private final ObjectProvider<AuthenticationEntryPoint> askToSignIn;

    AccessGuard(ObjectProvider<AuthenticationEntryPoint> askToSignIn) {
        this.askToSignIn = askToSignIn;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        var access = Access.ofRequest();
        if (isAllowed(handler, access)) {
            return true;
        }
        var entryPoint = askToSignIn.getIfAvailable();
        if (access.findSignedIn().isEmpty() && entryPoint != null) {
            entryPoint.commence(request, response, new InsufficientAuthenticationException("not signed in"));
            return false;
        }
        LOG.info("refused handler={} role={}", handler, access.findSignedIn().map(SignedIn::role));
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
        return false;
    }

    static boolean isAllowed(Object handler, Access access) {
        if (!(handler instanceof HandlerMethod method)) {
            return handler instanceof ResourceHttpRequestHandler;
        }
        return isOpen(method) || findRule(method).filter(access::satisfies).isPresent();
    }

    /// The nearest annotation counts: the method's own before its class's.
    static Optional<Requires> findRule(HandlerMethod method) {
        if (AnnotatedElementUtils.hasAnnotation(method.getMethod(), Open.class)) {
            return Optional.empty();
        }
        var onMethod = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Requires.class);
        return onMethod == null
                ? Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Requires.class))
                : Optional.of(onMethod);
    }

    static boolean isOpen(HandlerMethod method) {
        return AnnotatedElementUtils.hasAnnotation(method.getMethod(), Open.class)
                || ErrorController.class.isAssignableFrom(method.getBeanType())
                || (findRule(method).isEmpty()
                        && AnnotatedElementUtils.hasAnnotation(method.getBeanType(), Open.class));
    }
}
