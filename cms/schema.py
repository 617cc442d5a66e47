"""What the OpenAPI schema tells of: our own API, and nothing of the editor's."""


def only_ours(endpoints: list[tuple]) -> list[tuple]:
    """Keep the endpoints (path, pattern, method, view) below /api/."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith("/api/")]
