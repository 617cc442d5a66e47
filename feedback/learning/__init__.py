"""Comments to learn from, and how well an analyser reads comments: plain Python, no Django."""
