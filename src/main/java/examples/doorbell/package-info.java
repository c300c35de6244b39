/** An agent that is reached over the event bus only: by agents on other nodes, and by applications that are none. */
package examples.doorbell;
