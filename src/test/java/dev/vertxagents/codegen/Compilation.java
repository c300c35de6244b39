package dev.vertxagents.codegen;

import io.vertx.codegen.processor.Processor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Sources compiled in this process, with the vertx-codegen processor and our generators in it. */
final class Compilation {
  private final Path out;
  private final List<String> options = new ArrayList<>(List.of("--release", "17", "-parameters"));
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
  private boolean processed = true;

  Compilation(Path out) {
    this.out = out;
  }

  /** Adds a source; the package is {@code sample} unless the name has one. */
  Compilation with(String name, String source) {
    String qualified = name.indexOf('.') < 0 ? "sample." + name : name;
    String packageName = qualified.substring(0, qualified.lastIndexOf('.'));
    String text = source.startsWith("package ") ? source
        : "package " + packageName
            + "; import dev.vertxagents.rpc.*; import io.vertx.core.Future; import java.util.*;\n" + source;
    sources.add(new Source(qualified, text));
    return this;
  }

  /** Adds a source without a package. */
  Compilation unnamed(String name, String source) {
    sources.add(new Source(name, source));
    return this;
  }

  /** Leaves the processor out. */
  Compilation unprocessed() {
    processed = false;
    return this;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Compiles; true if there were no errors. */
  boolean compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      Files.createDirectories(out);
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
      files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(out));
      JavaCompiler.CompilationTask task = compiler.getTask(new StringWriter(), files, diagnostics, options, null,
          sources);
      task.setProcessors(processed ? List.of(new Processor()) : List.of());
      return task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the processor said with a tag: {@code ExposeOverload@3}, in order. */
  List<String> tags() {
    return tagged().map(Compilation::tag).toList();
  }

  /** The same of one source. */
  List<String> tagsOf(String name) {
    return tagged().filter(said -> said.getSource() != null && said.getSource().getName().endsWith('/' + name
        + ".java")).map(Compilation::tag).toList();
  }

  private Stream<Diagnostic<? extends JavaFileObject>> tagged() {
    return diagnostics.getDiagnostics().stream().filter(said -> said.getMessage(null).startsWith("[Expose"));
  }

  private static String tag(Diagnostic<?> said) {
    return said.getMessage(null).substring(1, said.getMessage(null).indexOf(']')) + '@' + said.getLineNumber();
  }

  /** All that was said. */
  List<String> messages() {
    return diagnostics.getDiagnostics().stream().filter(said -> said.getKind() != Diagnostic.Kind.NOTE)
        .map(said -> said.getKind() + " " + said.getMessage(null)).toList();
  }

  /** A generated source. */
  String generated(String name) {
    try {
      return Files.readString(out.resolve(name.replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new AssertionError("not generated: " + name + " " + messages(), e);
    }
  }
}
