"""Kills the real server again and again while people answer, and looks for what was lost."""
