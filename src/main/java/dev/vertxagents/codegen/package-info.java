/**
 * Writes proxies and routes at compile time. Stands apart from the stack: it runs inside of the compiler, wherever the
 * vertx-codegen processor does, sees only the JDK and vertx-codegen, and names the stack's types as strings.
 *
 * <pre>
 *  source ── vertx-codegen processor ── ExposedTypeProvider ── ExposedType ── MethodReader, Travel ── Problems
 *                                                                   │
 *                                              ProxyGenerator ──────┴────── RoutesGenerator
 *                                                   │ XProxy                     │ XRoutes
 * </pre>
 *
 * <p>In reading order: {@link dev.vertxagents.codegen.ExposeGenerators} and
 * {@link dev.vertxagents.codegen.ExposedTypeProvider} (what the processor finds), {@code ExposedType}, {@code
 * MethodReader} (with {@code Signatures}, {@code ResultReader}, {@code ParameterReader}), {@code ExposedMethod}, {@code
 * ExposedParameter}, {@code Travel} (with {@code SealedFamily}, {@code StackTypes}), {@code Reach}, {@code OrElse},
 * {@code Problems}; {@code ProxyGenerator}, {@code RoutesGenerator}, {@code RouteText}, {@code CallText}, {@code TypeText},
 * {@code Imports}, {@code SourceText}.
 */
package dev.vertxagents.codegen;
