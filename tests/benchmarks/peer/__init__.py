"""What the platform is measured against: a bare Django view, and Wagtail's own form page."""
