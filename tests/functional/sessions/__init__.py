"""Help between real browsers, over a real server with sockets."""
