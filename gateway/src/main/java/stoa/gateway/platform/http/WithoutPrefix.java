package stoa.gateway.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/** A request to a face by its prefix at the main port, as that face's own port would have got it. */
final class WithoutPrefix extends HttpServletRequestWrapper {

    private final String prefix;

    private WithoutPrefix(HttpServletRequest request, String prefix) {
        super(request);
        this.prefix = prefix;
    }

    static HttpServletRequest of(HttpServletRequest request, String prefix) {
        return prefix.isEmpty() ? request : new WithoutPrefix(request, prefix);
    }

    @Override
    public String getRequestURI() {
        return strip(super.getRequestURI());
    }

    @Override
    public String getServletPath() {
        return strip(super.getServletPath());
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        int path = url.length() - super.getRequestURI().length();
        return url.replace(path, url.length(), getRequestURI());
    }

    /** Of a path with dots in it the container may have left nothing of the prefix; such a path is refused anyway. */
    private String strip(String path) {
        if (!path.startsWith(prefix)) {
            return path;
        }
        return path.length() == prefix.length() ? "/" : path.substring(prefix.length());
    }
}
