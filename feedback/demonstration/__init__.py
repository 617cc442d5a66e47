"""What the demonstration says and who says it: made-up surveys, made-up people, plain Python."""
