/**
 * Tells containers where agents live across clustered Vert.x nodes.
 *
 * <pre>
 *  launch, applications           hand a ClusterDirectory to ContainerBuilder.withDirectory
 *  ───────────────────────────────────────────────────────────────────────────────
 *  ClusterDirectory               a DirectoryStore: look-ups and the local cache
 *   ├ Claims ─ Claim              the names of this node: won by compare-and-set
 *   ├ Repair                      makes map, cache and owner agree again: every ten seconds and when nodes change
 *   ├ SharedNames ─ EntryCodec    the cluster's map, whatever others have put there
 *   ├ Announcements               changes, told to all nodes over the event bus
 *   └ ClusterNodes                who is in the cluster; also told to links over the event bus
 *  ───────────────────────────────────────────────────────────────────────────────
 *  agent                          DirectoryStore, DirectoryEntry, Roster
 * </pre>
 *
 * <p>Below stand {@code agent} and what it imports. To read: {@link dev.vertxagents.cluster.ClusterDirectory}, then its
 * rooms in the order of the drawing.
 */
package dev.vertxagents.cluster;
