package se.lykta.access;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the guard before every route, and hands [SignedIn] and [Access] to controllers and `access` to templates.
@Configuration(proxyBeanMethods = false)
@ControllerAdvice
class AccessWeb implements WebMvcConfigurer {
    private final AccessGuard guard;

    AccessWeb(AccessGuard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).order(Integer.MIN_VALUE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AccessArgument());
    }

    @ModelAttribute("access")
    Access access() {
        return Access.ofRequest();
    }

    private static final class AccessArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Access.class || parameter.getParameterType() == SignedIn.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @org.jspecify.annotations.Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
            var access = Access.ofRequest();
            return parameter.getParameterType() == Access.class
                    ? access
                    : access.findSignedIn()
                            .orElseThrow(() -> new AuthenticationCredentialsNotFoundException(
                                    "an open route takes Access, not SignedIn: " + parameter.getMethod()));
        }
    }
}
