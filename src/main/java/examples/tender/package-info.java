/** Typed calls to a group of agents: a call for tenders, where one bidder never answers. */
package examples.tender;
