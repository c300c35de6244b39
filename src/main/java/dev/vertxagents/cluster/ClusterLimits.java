package dev.vertxagents.cluster;

/**
 * Bounds of a cluster's directory.
 *
 * @param maxNames of all nodes, as counted by the last repair
 * @param maxNamesPerNode of one node
 * @param repairMillis how often map and memory are compared
 * @param quorum how many nodes must see each other for a name to be claimed
 */
record ClusterLimits(int maxNames, int maxNamesPerNode, long repairMillis, int quorum) {
  static final ClusterLimits DEFAULT = new ClusterLimits(100_000, 10_000, 10_000, 1);

  ClusterLimits withQuorum(int nodes) {
    return new ClusterLimits(maxNames, maxNamesPerNode, repairMillis, nodes);
  }
}
