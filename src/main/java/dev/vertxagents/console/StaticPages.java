package dev.vertxagents.console;

import io.vertx.codegen.annotations.Nullable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.nio.file.Path;
import java.util.Set;

/**
 * The console's own files, and those of libraries that they import. Browsers ask each time whether ours have changed,
 * since their names stay the same from version to version; those of libraries carry their version and never change.
 */
final class StaticPages {
  /** What may be had of the libraries' jars. */
  static final Set<String> LIBRARY_FILES = Set.of("/lib/lit-html/3.3.2/lit-html.js",
      "/lib/lit-html/3.3.2/directive.js", "/lib/lit-html/3.3.2/directive-helpers.js",
      "/lib/lit-html/3.3.2/async-directive.js", "/lib/lit-html/3.3.2/directives/cache.js",
      "/lib/lit-html/3.3.2/directives/class-map.js", "/lib/lit-html/3.3.2/directives/guard.js",
      "/lib/lit-html/3.3.2/directives/live.js", "/lib/lit-html/3.3.2/directives/ref.js",
      "/lib/lit-html/3.3.2/directives/repeat.js", "/lib/uplot/1.6.30/dist/uPlot.iife.min.js",
      "/lib/uplot/1.6.30/dist/uPlot.min.css");

  private static final String PACKAGED = "dev/vertxagents/console/webroot";
  private static final String WEBJARS = "META-INF/resources/webjars";

  private StaticPages() {
  }

  /** @param folder served instead of the packaged files, or null */
  static void mount(Router router, @Nullable String folder) {
    router.get("/lib/*").handler(StaticPages::onlyListed)
        .handler(StaticHandler.create(WEBJARS).setDirectoryListing(false));
    router.get("/*").handler(request -> {
      request.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
      request.next();
    }).handler(folder == null ? StaticHandler.create(PACKAGED).setIncludeHidden(false) : folder(folder));
  }

  private static StaticHandler folder(String folder) {
    String root = Path.of(folder).toAbsolutePath().normalize().toString();
    return StaticHandler.create(FileSystemAccess.ROOT, root).setIncludeHidden(false).setCachingEnabled(false);
  }

  private static void onlyListed(RoutingContext request) {
    if (!LIBRARY_FILES.contains(request.request().path())) {
      throw Refusal.notFound("no such page");
    }
    request.response().putHeader(HttpHeaders.CACHE_CONTROL, "public, immutable, max-age=31536000");
    request.next();
  }
}
