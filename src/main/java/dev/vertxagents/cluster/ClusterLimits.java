package dev.vertxagents.cluster;

/**
 * Bounds of a cluster's directory.
 *
 * @param maxNames of all nodes, as counted by the last repair
 * @param maxNamesPerNode of one node
 * @param repairMillis how often map and memory are compared
 */
record ClusterLimits(int maxNames, int maxNamesPerNode, long repairMillis) {
  static final ClusterLimits DEFAULT = new ClusterLimits(100_000, 10_000, 10_000);
}
