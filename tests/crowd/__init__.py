"""Many people answering one real server at once: for benchmarks, and for killing that server."""
