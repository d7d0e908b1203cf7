package se.lykta.access;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Which pages exist, and who may open them? For navigation and links: the answer is the rule at the route itself.
@Component
public class Routes {
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private volatile @Nullable Map<String, HandlerMethod> pages;

    Routes(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /// @param path of a page without variables, such as `/audit`
    /// @return false also when there is no such page
    public boolean mayOpen(Access access, String path) {
        var page = pages().get(path);
        return page != null && AccessGuard.isAllowed(page, access);
    }

    private Map<String, HandlerMethod> pages() {
        var known = pages;
        if (known == null) {
            var found = new HashMap<String, HandlerMethod>();
            mappings.orderedStream()
                    .forEach(mapping -> mapping.getHandlerMethods().forEach((route, handler) -> {
                        var methods = route.getMethodsCondition().getMethods();
                        if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                            route.getPatternValues().forEach(path -> found.put(path, handler));
                        }
                    }));
            known = Map.copyOf(found);
            pages = known;
        }
        return known;
    }
}
