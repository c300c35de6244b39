package examples.tender;

/**
 * What a bidder offers.
 *
 * @param bidder who
 * @param price for how much, in euro
 */
public record Offer(String bidder, double price) {
}
